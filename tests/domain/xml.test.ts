import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { xml } from "#app/web/xml.ts";

test("whatever is put in, it is the same text when the XML is read, and nothing but text", () => {
  const parser = new XMLParser({ ignoreAttributes: false, trimValues: false, parseTagValue: false });
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const written = xml`<a b="${text}"><c>${[xml`<d>${text}</d>`]}</c></a>`.text;
      expect(XMLValidator.validate(written)).toBe(true);
      expect(Object.keys(parser.parse(written).a)).toEqual(expect.arrayContaining(["c"]));
    }),
  );
  const said = 'Tom & "Ann" <b>\u0000\u000b';
  expect(parser.parse(xml`<a>${said}</a>`.text).a).toBe('Tom & "Ann" <b>');
});
