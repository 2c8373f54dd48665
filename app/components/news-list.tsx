export type News = { id: string; day: string; title: string; text: string; href: string };

/** What has happened to a campaign, the latest first. */
export function NewsList({ news }: { news: News[] }) {
  return (
    <ol className="news">
      {news.map(({ id, day, title, text, href }) => (
        <li key={id} id={id}>
          <p className="news-day">{day}</p>
          <div>
            <h2>
              <a href={href}>
                <bdi>{title}</bdi>
              </a>
            </h2>
            <p>{text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
