//! Save: the map file is written back to where it was saved last, where the browser can; elsewhere it is a download.
//!
//! **Invariant:** a file is only written over with the map that it holds: each map kept here has its own, an example and a map
//! of a later version have none.
//! **Not here:** other files to take away; see `takeaway`. The interface is that of the File System Access proposal of the
//! WICG, which `web-sys` does not offer in its stable part.

use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::host::failure::Failure;
use crate::host::holder::Kind;
use crate::host::page::Page;
use crate::host::{takeaway, tasks};
use crate::ui::services::ExportFormat;
use crate::words::page::{PageMessage, text};

/// Saves the map on screen.
pub(crate) fn save(page: Rc<Page>) {
    tasks::run(async move {
        if let Err(failure) = save_map(&page).await {
            page.fail(text(&PageMessage::NotExported { reason: failure.message() }), &failure);
        }
    });
}

async fn save_map(page: &Rc<Page>) -> Result<(), Failure> {
    let (name, bytes) = takeaway::map_file(page).await?;
    let own = page.keeper.borrow().as_ref().filter(|_| page.kind() == Kind::Own).map(|keeper| keeper.id());
    let known = own.as_ref().and_then(|id| page.saved_to.borrow().iter().find(|(other, _)| other == id).map(|(_, file)| file.clone()));
    let file = match known {
        Some(file) => file,
        None => match pick(&name).await {
            Picked::File(file) => file,
            Picked::Nothing => return Ok(()),
            Picked::NotHere => return takeaway::save_file(page, ExportFormat::Map).await,
        },
    };
    if write(&file, &bytes).await.is_none() {
        // It may be gone, or the person does not allow it any more.
        page.saved_to.borrow_mut().retain(|(_, other)| *other != file);
        return takeaway::save_file(page, ExportFormat::Map).await;
    }
    if let Some(id) = own {
        let mut saved_to = page.saved_to.borrow_mut();
        saved_to.retain(|(other, _)| *other != id);
        saved_to.push((id, file.clone()));
    }
    page.is_in_file.set(true);
    let name = Reflect::get(&file, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or(name);
    page.say(false, text(&PageMessage::SavedTo { name }), Vec::new());
    Ok(())
}

/// What a person has chosen to save to.
enum Picked {
    File(JsValue),
    /// The person has left the choice.
    Nothing,
    /// This browser, or the page around, does not allow it.
    NotHere,
}

async fn pick(name: &str) -> Picked {
    let Some(window) = web_sys::window() else { return Picked::NotHere };
    let object = |fields: &[(&str, JsValue)]| {
        let object = Object::new();
        for (name, value) in fields {
            // A plain object takes every property.
            Reflect::set(&object, &(*name).into(), value).map(drop).unwrap_or_default();
        }
        JsValue::from(object)
    };
    let accept = object(&[("application/json", Array::of1(&".json".into()).into())]);
    let kind = object(&[("accept", accept)]);
    let options = object(&[("suggestedName", name.into()), ("types", Array::of1(&kind).into())]);
    let Some(picking) = call(&window, "showSaveFilePicker", &[options]) else { return Picked::NotHere };
    match JsFuture::from(picking).await {
        Ok(file) => Picked::File(file),
        Err(error) => {
            let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
            if name.as_deref() == Some("AbortError") { Picked::Nothing } else { Picked::NotHere }
        }
    }
}

/// Writes a file whole; `None` where it could not be done, and the file is as it was.
async fn write(file: &JsValue, bytes: &[u8]) -> Option<()> {
    let stream = JsFuture::from(call(file, "createWritable", &[])?).await.ok()?;
    let content = JsValue::from(Uint8Array::from(bytes));
    JsFuture::from(call(&stream, "write", &[content])?).await.ok()?;
    JsFuture::from(call(&stream, "close", &[])?).await.ok()?;
    Some(())
}

/// Calls a method that promises something; `None` where there is none, or it refuses at once.
fn call(target: &JsValue, name: &str, arguments: &[JsValue]) -> Option<Promise> {
    let method: Function = Reflect::get(target, &name.into()).ok()?.dyn_into().ok()?;
    method.apply(target, &arguments.iter().collect::<Array>()).ok()?.dyn_into().ok()
}
