//! Letters of files that are not Unicode: what the encodings of Windows put at the bytes from 128 on, and which of them a
//! text seems to be in.
//!
//! **Invariant:** every file has letters; a guess is told.
//! **Not here:** UTF-8 and UTF-16; see `text`.

use crate::formats::text;

/// The encodings with their letters from byte 128 on.
#[rustfmt::skip]
const ENCODINGS: [(&str, &str); 9] = [
    ("Windows-1250", "€\u{fffd}‚\u{fffd}„…†‡\u{fffd}‰Š‹ŚŤŽŹ\u{fffd}‘’“”•–—\u{fffd}™š›śťžź\u{a0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{ad}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙"),
    ("Windows-1251", "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{fffd}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"),
    ("Windows-1252", "€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž\u{fffd}\u{fffd}‘’“”•–—˜™š›œ\u{fffd}žŸ\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"),
    ("Windows-1253", "€\u{fffd}‚ƒ„…†‡\u{fffd}‰\u{fffd}‹\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}‘’“”•–—\u{fffd}™\u{fffd}›\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{a0}΅Ά£¤¥¦§¨©\u{fffd}«¬\u{ad}®―°±²³΄µ¶·ΈΉΊ»Ό½ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ\u{fffd}ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ\u{fffd}"),
    ("Windows-1254", "€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}\u{fffd}\u{fffd}\u{fffd}‘’“”•–—˜™š›œ\u{fffd}\u{fffd}Ÿ\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ"),
    ("Windows-1255", "€\u{fffd}‚ƒ„…†‡ˆ‰\u{fffd}‹\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}‘’“”•–—˜™\u{fffd}›\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{a0}¡¢£₪¥¦§¨©×«¬\u{ad}®¯°±²³´µ¶·¸¹÷»¼½¾¿\u{5b0}\u{5b1}\u{5b2}\u{5b3}\u{5b4}\u{5b5}\u{5b6}\u{5b7}\u{5b8}\u{5b9}\u{fffd}\u{5bb}\u{5bc}\u{5bd}\u{5be}\u{5bf}\u{5c0}\u{5c1}\u{5c2}\u{5c3}\u{5f0}\u{5f1}\u{5f2}\u{5f3}\u{5f4}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{5d0}\u{5d1}\u{5d2}\u{5d3}\u{5d4}\u{5d5}\u{5d6}\u{5d7}\u{5d8}\u{5d9}\u{5da}\u{5db}\u{5dc}\u{5dd}\u{5de}\u{5df}\u{5e0}\u{5e1}\u{5e2}\u{5e3}\u{5e4}\u{5e5}\u{5e6}\u{5e7}\u{5e8}\u{5e9}\u{5ea}\u{fffd}\u{fffd}\u{200e}\u{200f}\u{fffd}"),
    ("Windows-1256", "€\u{67e}‚ƒ„…†‡ˆ‰\u{679}‹Œ\u{686}\u{698}\u{688}\u{6af}‘’“”•–—\u{6a9}™\u{691}›œ\u{200c}\u{200d}\u{6ba}\u{a0}،¢£¤¥¦§¨©\u{6be}«¬\u{ad}®¯°±²³´µ¶·¸¹\u{61b}»¼½¾\u{61f}\u{6c1}\u{621}\u{622}\u{623}\u{624}\u{625}\u{626}\u{627}\u{628}\u{629}\u{62a}\u{62b}\u{62c}\u{62d}\u{62e}\u{62f}\u{630}\u{631}\u{632}\u{633}\u{634}\u{635}\u{636}×\u{637}\u{638}\u{639}\u{63a}\u{640}\u{641}\u{642}\u{643}à\u{644}â\u{645}\u{646}\u{647}\u{648}çèéêë\u{649}\u{64a}îï\u{64b}\u{64c}\u{64d}\u{64e}ô\u{64f}\u{650}÷\u{651}ù\u{652}ûü\u{200e}\u{200f}\u{6d2}"),
    ("Windows-1257", "€\u{fffd}‚\u{fffd}„…†‡\u{fffd}‰\u{fffd}‹\u{fffd}¨ˇ¸\u{fffd}‘’“”•–—\u{fffd}™\u{fffd}›\u{fffd}¯˛\u{fffd}\u{a0}\u{fffd}¢£¤\u{fffd}¦§Ø©Ŗ«¬\u{ad}®Æ°±²³´µ¶·ø¹ŗ»¼½¾æĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽßąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüżž˙"),
    ("Windows-1258", "€\u{fffd}‚ƒ„…†‡ˆ‰\u{fffd}‹Œ\u{fffd}\u{fffd}\u{fffd}\u{fffd}‘’“”•–—˜™\u{fffd}›œ\u{fffd}\u{fffd}Ÿ\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ßàáâăäåæçèéêë\u{301}íîïđñ\u{323}óôơö÷øùúûüư₫ÿ"),
];

/// The letters beyond ASCII that texts of an alphabet use most, with the encoding for it; western Europe first.
const LATIN: [(usize, &str); 5] = [
    (2, "éèàçäöüßñáíóúêãõåøæâîôûëï’–ÉÄÖÜÅØ€“”„«»°…"),
    (0, "ąćęłńóśźżčšžřěůýáéíúťďňőűöüăşţâîäôľĺŕŠČŽŚŁ„”–"),
    (4, "şğıİçöüâîŞĞ’–"),
    (7, "āēīūščžģķļņėųįąęõäöüŠŽČ–"),
    (8, "ăâđêôơưàảãáạ–"),
];
const OTHERS: [(usize, &str); 4] = [(1, "оеаинтсрвліѝ"), (3, "αοιετνσςηρίά"), (5, "יוהלארמתבש"), (6, "اليمنورتبهة")];

/// Text, and the name of its encoding where that was guessed.
pub(super) fn decode(bytes: &[u8]) -> (String, Option<&'static str>) {
    if let Some(text) = text::unicode(bytes) {
        return (text, None);
    }
    if let Some(index) = declared(bytes) {
        return (with(index, bytes), None);
    }
    let index = guess(bytes);
    (with(index, bytes), Some(ENCODINGS[index].0))
}

/// The encoding that an XML file names; Latin alphabets are read with the encodings of Windows that extend them.
fn declared(bytes: &[u8]) -> Option<usize> {
    let head = String::from_utf8_lossy(bytes.get(..200.min(bytes.len()))?).to_ascii_lowercase();
    let name = head.strip_prefix("<?xml")?.split_once("encoding")?.1.trim_start_matches(['=', ' ', '"', '\'']);
    let name = name.split(['"', '\'']).next()?;
    let number = name.strip_prefix("windows-").or_else(|| name.strip_prefix("cp"));
    match (number, name) {
        (Some(number), _) => ENCODINGS.iter().position(|(known, _)| known.ends_with(number)),
        (None, "iso-8859-1" | "iso-8859-15" | "latin1" | "us-ascii") => Some(2),
        (None, "iso-8859-9") => Some(4),
        _ => None,
    }
}

fn with(index: usize, bytes: &[u8]) -> String {
    let letters: Vec<char> = ENCODINGS[index].1.chars().collect();
    bytes.iter().map(|byte| if *byte < 128 { char::from(*byte) } else { letters[usize::from(byte - 128)] }).collect()
}

/// The encoding whose usual letters stand at most of the bytes beyond ASCII. Alphabets that share no letter with ours write
/// whole words with such bytes; Latin ones put some between other letters.
fn guess(bytes: &[u8]) -> usize {
    let sample = &bytes[..bytes.len().min(100_000)];
    let high: Vec<u8> = sample.iter().copied().filter(|byte| *byte >= 128).collect();
    let pairs = sample.windows(2).filter(|pair| pair[0] >= 128 && pair[1] >= 128).count();
    let candidates: &[(usize, &str)] = if pairs * 2 > high.len() { &OTHERS } else { &LATIN };
    let usual = |(index, letters): &(usize, &str)| with(*index, &high).chars().filter(|letter| letters.contains(*letter)).count();
    let mut best = candidates[0];
    for candidate in candidates {
        if usual(candidate) > usual(&best) {
            best = *candidate;
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreadsheets_may_save_as_they_like() {
        for bytes in [
            &"\u{feff}Müller".bytes().collect::<Vec<u8>>(),
            &"\u{feff}Müller".encode_utf16().flat_map(u16::to_le_bytes).collect(),
            &"\u{feff}Müller".encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ] {
            assert_eq!(decode(bytes), ("Müller".to_owned(), None));
        }
        let plain: Vec<u8> = "name;sector\nMüller;a\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&plain), ("name;sector\nMüller;a\n".to_owned(), None));
    }

    #[test]
    fn the_encodings_of_windows_are_told_apart_by_their_usual_letters() {
        for (index, text) in [
            (2, "M\u{fc}ller \u{2013} Café"),
            (2, "Ministère de la Santé publique, Bürgerbüro"),
            (0, "Urząd Miasta Łódź; Spółdzielnia Pracy Zgoda"),
            (1, "Министерство здравоохранения; Городская больница"),
            (3, "Υπουργείο Υγείας; Δήμος Αθηναίων"),
            (4, "Sağlık Bakanlığı; İl Müdürlüğü"),
        ] {
            let letters: Vec<char> = ENCODINGS[index].1.chars().collect();
            let byte = |letter: char| {
                if letter.is_ascii() {
                    letter as u8
                } else {
                    letters.iter().position(|other| *other == letter).expect("of this encoding") as u8 + 128
                }
            };
            let bytes: Vec<u8> = text.chars().map(byte).collect();
            assert_eq!(decode(&bytes), (text.to_owned(), Some(ENCODINGS[index].0)));
        }
    }

    #[test]
    fn an_xml_file_says_its_letters() {
        let (text, guessed) = decode(b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xe9</a>");
        assert!(text.ends_with("<a>é</a>") && guessed.is_none(), "{text}");
    }
}
