//! Maps that pictures carry inside, so that a picture opens again as the map that it shows.
//!
//! An SVG holds the map file in a `metadata` element, a PNG in a chunk of international text (PNG, third edition, 11.3.3.4).
//!
//! **Invariant:** what a picture shows stays as it is; only maps that this program put there are taken out.
//! **Not here:** what of a map others may get; see `edit::without_private`.

use crate::formats::markup::push_escaped;
use crate::formats::zip::checksum;

/// Names what is carried, in both.
const NAME: &str = "stakeholder-map";
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const TEXT: &[u8] = b"iTXt";
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

/// The map file that a picture carries.
pub(super) fn carried(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(SIGNATURE) { in_png(bytes) } else { in_svg(bytes) }
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
            prop_assert_eq!(reopened(png_with(PNG, &written)), Ok(map));
        }

        #[test]
        fn no_damage_does_harm(choices in choices(10), at in any::<prop::sample::Index>(), value: u8) {
            let map = json::write(&grown(&choices), None);
            for mut bytes in [svg_with(SVG, &map).into_bytes(), png_with(PNG, &map)] {
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
        assert!(reopened(SVG.as_bytes().to_vec()).is_err() && reopened(PNG.to_vec()).is_err());
    }
}
