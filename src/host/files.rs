//! Files that a person chooses, drops or pastes, read into memory.
//!
//! **Invariant:** no file larger than [`MOST_MEGABYTES`] is read.
//! **Not here:** what is in them; see `formats`.

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ClipboardEvent, DataTransfer, Document, DragEvent, Event, EventTarget, File, FileList, HtmlInputElement, HtmlTextAreaElement, Node,
};

use crate::formats::InputFile;
use crate::host::failure::Failure;
use crate::words::page::{PageMessage, text};

/// The largest file that is read.
const MOST_MEGABYTES: u32 = 20;

/// The longest text that is taken in by pasting, in bytes.
const MOST_PASTED: usize = 200_000;

/// What the file dialog offers first.
const KINDS: &str = ".json,.svg,.png,.html,.csv,.tsv,.txt,.xlsx,.xls,.ods,.zip,.graphml,.gexf,.gml,.net,.paj,.dl,.vna,.dot,.gv,.cyjs,application/json,text/csv";

/// What happens to files over the element.
pub(crate) enum Incoming {
    /// Files are dragged over it.
    Over,
    /// They have left again.
    Gone,
    /// They are here.
    Files(Vec<File>),
    /// Lines of text are pasted where nobody writes.
    Text(String),
}

/// Reads files.
///
/// # Errors
/// `too-large`, or `not-found` where the browser cannot read one.
pub(crate) async fn read(files: Vec<File>) -> Result<Vec<InputFile>, Failure> {
    let mut read = Vec::with_capacity(files.len());
    for file in files {
        let name = file.name();
        if file.size() > f64::from(MOST_MEGABYTES) * 1e6 {
            return Err(Failure::new("too-large", &text(&PageMessage::TooLarge { name, most_megabytes: MOST_MEGABYTES })));
        }
        let buffer = JsFuture::from(file.array_buffer()).await;
        let buffer = buffer.map_err(|_| Failure::new("not-found", &text(&PageMessage::NotFound { name: name.clone() })))?;
        read.push(InputFile { name, bytes: Uint8Array::new(&buffer).to_vec() });
    }
    Ok(read)
}

/// Listens to files that are dropped on `target` or pasted into `paste_target`, for as long as the listeners live. While
/// `is_open` says no, everything stays as if we were not there.
pub(crate) fn listen(
    target: &EventTarget,
    paste_target: &EventTarget,
    is_open: impl Fn() -> bool + Clone + 'static,
    hear: impl Fn(Incoming) + Clone + 'static,
) -> Vec<EventListener> {
    let on = |target: &EventTarget, name: &'static str, react: Box<dyn Fn(&Event)>| {
        EventListener::new_with_options(target, name, EventListenerOptions::enable_prevent_default(), move |event| react(event))
    };
    let (over, leave, drop, paste) = (hear.clone(), hear.clone(), hear.clone(), hear);
    let (open_over, open_drop, open_paste) = (is_open.clone(), is_open.clone(), is_open);
    let home: EventTarget = target.clone();
    vec![
        on(
            target,
            "dragover",
            Box::new(move |event| {
                if open_over() && transfer(event).is_some_and(|transfer| holds(&transfer, "Files")) {
                    event.prevent_default();
                    over(Incoming::Over);
                }
            }),
        ),
        on(
            target,
            "dragleave",
            Box::new(move |event| {
                let next = event.dyn_ref::<DragEvent>().and_then(|event| event.related_target());
                let is_inside = next.is_some_and(|next| is_within(&next, &home));
                if !is_inside {
                    leave(Incoming::Gone);
                }
            }),
        ),
        on(
            target,
            "drop",
            Box::new(move |event| {
                let files = transfer(event).and_then(|transfer| transfer.files()).map(|files| listed(&files)).unwrap_or_default();
                if open_drop() && !files.is_empty() {
                    event.prevent_default();
                    drop(Incoming::Files(files));
                }
            }),
        ),
        on(
            paste_target,
            "paste",
            Box::new(move |event| {
                // Somebody else has taken it.
                if event.default_prevented() {
                    return;
                }
                let Some(transfer) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
                let files = transfer.files().map(|files| listed(&files)).unwrap_or_default();
                // A spreadsheet's cells come as text and, beside it, as a picture: the text is meant.
                if open_paste() && !files.is_empty() && !holds(&transfer, "text/plain") {
                    event.prevent_default();
                    return paste(Incoming::Files(files));
                }
                let text = transfer.get_data("text/plain").unwrap_or_default();
                if open_paste() && !is_written_in(event) && !text.trim().is_empty() && text.len() <= MOST_PASTED {
                    event.prevent_default();
                    paste(Incoming::Text(text));
                }
            }),
        ),
    ]
}

/// A hidden control that opens the file dialog when it is clicked, and its listener.
///
/// # Errors
/// What the browser says.
pub(crate) fn chooser(document: &Document, chosen: impl Fn(Vec<File>) + 'static) -> Result<(HtmlInputElement, EventListener), Failure> {
    let input = document.create_element("input").map_err(|error| Failure::from_browser(&error))?;
    let input: HtmlInputElement = input.unchecked_into();
    input.set_type("file");
    input.set_multiple(true);
    input.set_accept(KINDS);
    input.set_hidden(true);
    let control = input.clone();
    let listener = EventListener::new(&input, "change", move |_| {
        let files = control.files().map(|files| listed(&files)).unwrap_or_default();
        control.set_value("");
        if !files.is_empty() {
            chosen(files);
        }
    });
    Ok((input, listener))
}

/// Whether what is pasted goes into a field by itself.
fn is_written_in(event: &Event) -> bool {
    let target = event.composed_path().get(0);
    target.is_instance_of::<HtmlInputElement>() || target.is_instance_of::<HtmlTextAreaElement>()
}

fn transfer(event: &Event) -> Option<DataTransfer> {
    event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer)
}

fn holds(transfer: &DataTransfer, kind: &str) -> bool {
    transfer.types().iter().any(|other| other.as_string().as_deref() == Some(kind))
}

fn listed(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|index| files.get(index)).collect()
}

fn is_within(inner: &EventTarget, outer: &EventTarget) -> bool {
    match (inner.dyn_ref::<Node>(), outer.dyn_ref::<Node>()) {
        (Some(inner), Some(outer)) => outer.contains(Some(inner)),
        _ => false,
    }
}
