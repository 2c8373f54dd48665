export function StatTiles({ stats }: { stats: { id: string; label: string; text: string }[] }) {
  return (
    <dl className="stat-tiles">
      {stats.map((stat) => (
        <div key={stat.id}>
          <dt>{stat.label}</dt>
          <dd>{stat.text}</dd>
        </div>
      ))}
    </dl>
  );
}
