//! Maps that pictures and pages carry inside, so that they open again as the map that they show.
//!
//! An SVG holds the map file in a `metadata` element, a PNG in a chunk of international text (PNG, third edition, 11.3.3.4), a page
//! that is one file in a `script` element that no browser runs.
//!
//! **Invariant:** what a picture shows stays as it is; only maps that this program put there are taken out; what a map says never
//! becomes markup or code.
//! **Not here:** what of a map others may get; see `edit::without_private`. The page without a map; see `xtask/one-file`.

use crate::formats::markup::push_escaped;
use crate::formats::zip::checksum;

/// Names what is carried, in both.
const NAME: &str = "stakeholder-map";
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const TEXT: &[u8] = b"iTXt";
const DOCTYPE: &[u8] = b"<!doctype html";
/// How the element of a page begins that holds the map, and ends.
const SCRIPT: &[u8] = b"<script id=\"stakeholder-map\"";
const SCRIPT_END: &[u8] = b"</script>";
const HEX: &[u8; 16] = b"0123456789abcdef";
/// Letters that text stands for otherwise in XML.
const LETTERS: [(&str, &str); 7] =
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#9;", "\t"), ("&#10;", "\n"), ("&#13;", "\r"), ("&amp;", "&")];

/// An SVG document of ours with a map inside.
pub fn svg_with(svg: &str, map: &str) -> String {
    let Some((before, after)) = svg.split_once("</desc>") else { return svg.to_owned() };
    let mut carrying = String::with_capacity(svg.len() + map.len() + map.len() / 4);
    carrying.push_str(before);
    carrying.push_str("</desc>\n<metadata id=\"stakeholder-map\">");
    push_escaped(&mut carrying, map);
    carrying.push_str("</metadata>");
    carrying.push_str(after);
    carrying
}

/// A PNG picture with a map inside.
pub fn png_with(png: &[u8], map: &str) -> Vec<u8> {
    // The last chunk ends the picture: four bytes each of length, kind and checksum.
    let Some(end) = png.len().checked_sub(12).filter(|_| png.starts_with(SIGNATURE)) else { return png.to_vec() };
    // A name; not compressed; in no language, under no other name.
    let body = [TEXT, NAME.as_bytes(), &[0, 0, 0, 0, 0], map.as_bytes()].concat();
    let Ok(length) = u32::try_from(body.len() - TEXT.len()) else { return png.to_vec() };
    [&png[..end], &length.to_be_bytes(), &body, &checksum(&body).to_be_bytes(), &png[end..]].concat()
}

/// A page that is one file with a map inside, which people may change or only look at. `page` is any page of ours, with a map or
/// without; `None` for another.
pub fn page_with(page: &[u8], map: &str, may_edit: bool) -> Option<Vec<u8>> {
    let start = position(page, SCRIPT)?;
    let end = start + position(&page[start..], SCRIPT_END)?;
    let mode = if may_edit { "edit" } else { "view" };
    let mut script = String::with_capacity(map.len() + map.len() / 4);
    script.push_str(" type=\"application/json\" data-mode=\"");
    script.push_str(mode);
    script.push_str("\">");
    let mut units = [0; 2];
    for letter in map.chars() {
        // Beyond ASCII lies what depends on the encoding of the page; with `<` alone could the script end. JSON has neither but in texts.
        if letter.is_ascii() && letter != '<' {
            script.push(letter);
        } else {
            for unit in letter.encode_utf16(&mut units) {
                script.push_str("\\u");
                script.extend([12, 8, 4, 0].map(|shift| char::from(HEX[usize::from(*unit >> shift & 15)])));
            }
        }
    }
    Some([&page[..start], SCRIPT, script.as_bytes(), &page[end..]].concat())
}

/// The map file that a picture or a page carries.
pub(super) fn carried(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(SIGNATURE) { in_png(bytes) } else { in_page(bytes).or_else(|| in_svg(bytes)) }
}

fn in_page(bytes: &[u8]) -> Option<String> {
    let start = bytes.trim_ascii_start();
    if !start.get(..DOCTYPE.len())?.eq_ignore_ascii_case(DOCTYPE) {
        return None;
    }
    let script = &start[position(start, SCRIPT)?..];
    let inside = script.get(position(script, b">")? + 1..)?;
    String::from_utf8(inside[..position(inside, SCRIPT_END)?].to_vec()).ok()
}

/// Where bytes first stand among others.
fn position(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    bytes.windows(sought.len()).position(|window| window == sought)
}

fn in_png(bytes: &[u8]) -> Option<String> {
    let mut rest = &bytes[SIGNATURE.len()..];
    loop {
        let length = u32::from_be_bytes(*rest.first_chunk()?) as usize;
        let body = rest.get(4..length.checked_add(8)?)?;
        if let Some(text) = body.strip_prefix(TEXT).and_then(|body| body.strip_prefix(NAME.as_bytes())) {
            return String::from_utf8(text.strip_prefix(&[0, 0, 0, 0, 0])?.to_vec()).ok();
        }
        rest = rest.get(length + 12..)?;
    }
}

fn in_svg(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    if !text.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        return None;
    }
    // Other programs may keep the element and write it in their own way.
    let mut rest = text;
    loop {
        let (_, after) = rest.split_once("<metadata")?;
        let (attributes, inside) = after.split_once('>')?;
        if attributes.contains("\"stakeholder-map\"") {
            let (map, _) = inside.split_once("</metadata>")?;
            return Some(LETTERS.iter().fold(map.to_owned(), |map, (written, letter)| map.replace(written, letter)));
        }
        rest = inside;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::random::{choices, grown};
    use crate::formats::{InputFile, import, json};
    use proptest::prelude::*;

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><title id=\"map-title\">A</title><desc id=\"map-desc\">B</desc><g/></svg>";
    /// A picture of one pixel.
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\0IEND\xaeB`\x82";

    /// A page of bytes that are no UTF-8.
    const PAGE: &[u8] =
        b"<!doctype html><title>A</title><script id=\"stakeholder-map\" type=\"application/json\">null</script><script>\xff\x81\x01</script>";

    fn page(map: &str) -> Vec<u8> {
        page_with(PAGE, map, true).expect("a page of ours")
    }

    fn reopened(bytes: Vec<u8>) -> Result<crate::model::StakeholderMap, String> {
        import(&[InputFile { name: "picture".to_owned(), bytes }]).map(|imported| imported.map).map_err(|error| error.to_string())
    }

    proptest! {
        #[test]
        fn a_picture_opens_again_as_the_map_that_it_carries(choices in choices(60)) {
            let map = grown(&choices);
            prop_assume!(!map.stakeholders().is_empty());
            let written = json::write(&map, None);
            prop_assert_eq!(reopened(svg_with(SVG, &written).into_bytes()), Ok(map.clone()));
            prop_assert_eq!(reopened(png_with(PNG, &written)), Ok(map.clone()));
            prop_assert_eq!(reopened(page(&written)), Ok(map));
            // A page makes another one.
            prop_assert_eq!(page_with(&page("{\"a\":1}"), &written, true), Some(page(&written)));
        }

        #[test]
        fn no_damage_does_harm(choices in choices(10), at in any::<prop::sample::Index>(), value: u8) {
            let map = json::write(&grown(&choices), None);
            for mut bytes in [svg_with(SVG, &map).into_bytes(), png_with(PNG, &map), page(&map)] {
                let at = at.index(bytes.len());
                bytes[at] = value;
                _ = reopened(bytes[..at].to_vec());
                _ = reopened(bytes);
            }
        }
    }

    #[test]
    fn words_inside_become_no_markup_and_pictures_of_others_are_refused() {
        let carrying = svg_with(SVG, "{\"a\":\"</metadata><script>\"}");
        assert_eq!((carrying.matches("<script").count(), carrying.matches("</metadata>").count()), (0, 1));
        assert_eq!(carried(carrying.as_bytes()).as_deref(), Some("{\"a\":\"</metadata><script>\"}"));
        let harmful = "{\"a\":\"</script><!--<script>\u{2028}é𝄞\"}";
        let page = page(harmful);
        let inside = carried(&page).expect("a map");
        assert_eq!(inside, "{\"a\":\"\\u003c/script>\\u003c!--\\u003cscript>\\u2028\\u00e9\\ud834\\udd1e\"}");
        assert_eq!((position(&page, b"<!--"), page.windows(9).filter(|window| *window == b"</script>").count()), (None, 2));
        assert_eq!(page_with(b"<!doctype html><p>Another page</p>", harmful, false), None);
        assert!(reopened(SVG.as_bytes().to_vec()).is_err() && reopened(PNG.to_vec()).is_err());
    }
}
