//! The handle through which the custom element's class drives one map on screen.
//!
//! **Invariant:** no call holds the handle while it waits, so that an element can be disposed of at any time.
//! **Not here:** the class itself; see `www/stakeholder-map.js`.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlElement};
use yew::{AppHandle, Renderer};

use crate::analysis::analyze;
use crate::edit::Command;
use crate::formats::{self, wire};
use crate::host::companions::Companions;
use crate::host::failure::Failure;
use crate::host::holder::{Holder, Kind};
use crate::host::outside::PanelPage;
use crate::host::page::Page;
use crate::host::{events, files, panic, takeaway, tasks};
use crate::session::{Committed, Origin};
use crate::ui::services::{Offer, Services, Signal};
use crate::ui::{App, AppProps};
use crate::words::page::{PageMessage, text};

/// One map on screen, behind one custom element.
#[wasm_bindgen]
#[allow(missing_debug_implementations)]
pub struct Widget {
    page: Rc<Page>,
    root: HtmlElement,
    app: Rc<RefCell<Option<AppHandle<App>>>>,
}

#[wasm_bindgen]
impl Widget {
    /// Prepares a map for an element; `root` lies in its shadow root, `base` is the address of the program's folder, `spawn`
    /// makes a worker that gets the compiled program, `module`; `companion` loads a companion by its name; `hold` keeps
    /// revisions outside.
    ///
    /// # Errors
    /// What the browser says.
    #[wasm_bindgen(constructor)]
    pub fn new(
        element: HtmlElement,
        root: HtmlElement,
        base: &str,
        spawn: &Function,
        module: JsValue,
        companion: Function,
        hold: Function,
    ) -> Result<Self, JsValue> {
        panic::watch(&root);
        let page = Page::new(element, &root, base, spawn, module, Companions(companion), Holder::new(hold))?;
        Ok(Self { page, root, app: Rc::default() })
    }

    /// Opens what there is to see first and shows it.
    /// `may_keep` says that no other tab keeps a map on this machine.
    pub fn open(&self, map: Option<String>, may_keep: bool) -> Promise {
        let (page, show) = (self.page.clone(), self.show());
        tasks::promise(async move {
            page.open_first(map, may_keep).await;
            show();
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Opens what was held when another instance of the program broke, and shows it; `report` is what can be saved of that.
    #[wasm_bindgen(js_name = openAgain)]
    pub fn open_again(&self, map: String, changes: Vec<String>, kind: &str, may_keep: bool, report: String) -> Promise {
        let (page, show, kind) = (self.page.clone(), self.show(), Kind::read(kind));
        tasks::promise(async move {
            page.open_again(map, changes, kind, may_keep, report).await;
            show();
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Shows what the leading tab shows: changes, to its map where that comes with them.
    pub fn follow(&self, map: Option<String>, changes: Vec<String>, kind: Option<String>) {
        self.page.show_other(map, changes, Kind::read(&kind.unwrap_or_default()));
    }

    /// The leading tab has gone, and this one keeps the map; `has_seen` says whether it shows what that had.
    pub fn lead(&self, has_seen: bool) -> Promise {
        let page = self.page.clone();
        tasks::promise(async move {
            page.lead(has_seen).await;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Gives way to a tab of a later version of the program, once all is written.
    pub fn rest(&self) -> Promise {
        let page = self.page.clone();
        tasks::promise(async move {
            page.rest().await;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Tells the page that the map is there.
    pub fn announce(&self) {
        events::tell(&self.page.element, "ready", &JsValue::NULL);
    }

    /// An attribute has changed.
    pub fn attribute(&self, name: &str, value: Option<String>) -> Promise {
        let page = self.page.clone();
        let source = value.filter(|_| name == "src");
        page.read_settings();
        if name == "newer" {
            page.offer(false, text(&PageMessage::NewerReady), Vec::new(), Some(Offer::Update));
        }
        tasks::promise(async move {
            if let Some(source) = source
                && let Err(failure) = page.open_address(&source).await
            {
                events::tell_failure(&page.element, &failure);
            }
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Opens a map from JSON text.
    ///
    /// # Errors
    /// What is wrong with it.
    #[wasm_bindgen(js_name = loadText)]
    pub fn load_text(&self, text: &str) -> Result<(), JsValue> {
        Ok(self.page.open_text(text)?)
    }

    /// Opens the file at an address.
    #[wasm_bindgen(js_name = loadAddress)]
    pub fn load_address(&self, address: String) -> Promise {
        let page = self.page.clone();
        tasks::promise(async move {
            page.open_address(&address).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Opens files.
    #[wasm_bindgen(js_name = loadFiles)]
    pub fn load_files(&self, files: Vec<File>) -> Promise {
        let page = self.page.clone();
        tasks::promise(async move {
            page.open_files(&files::read(files).await?).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// The map as JSON text.
    pub fn map(&self) -> String {
        self.page.map_file()
    }

    /// The map as JSON text, for the host page to keep; it also goes out as an event.
    pub fn save(&self) -> String {
        let map = self.page.map_file();
        events::tell(&self.page.element, "save", &events::detail(&format!(r#"{{"map":{map}}}"#)));
        map
    }

    /// The measures as JSON text.
    pub fn report(&self) -> String {
        let frame = self.page.session.frame();
        formats::write_report(&frame.map, &analyze(&frame.map, &frame.options))
    }

    /// The ids of what is selected.
    pub fn selection(&self) -> Vec<String> {
        self.page.selection()
    }

    /// Selects what has these ids, and nothing else.
    pub fn select(&self, ids: Vec<String>) {
        self.page.signals.tell(&Signal::Select(ids));
    }

    /// Brings the whole map into view.
    pub fn fit(&self) {
        self.page.signals.tell(&Signal::Fit);
    }

    /// Carries out commands in their wire form as one step; the promise resolves, with what they changed as JSON text, once
    /// that is painted.
    pub fn apply(&self, commands: &str) -> Promise {
        let outcome = self.submit(commands);
        tasks::promise(async move {
            let committed = outcome?;
            painted().await;
            Ok(wire::write_diff(&committed.diff).into())
        })
    }

    /// Takes the newest step back; whether there was one.
    pub fn undo(&self) -> bool {
        self.page.session.undo().is_some()
    }

    /// Makes the step again that was last taken back; whether there was one.
    pub fn redo(&self) -> bool {
        self.page.session.redo().is_some()
    }

    /// The bytes of a file in a format.
    #[wasm_bindgen(js_name = exportAs)]
    pub fn export_as(&self, format: String, options: String) -> Promise {
        let page = self.page.clone();
        tasks::promise(async move {
            let bytes = takeaway::for_caller(&page, &format, &options).await?;
            Ok(js_sys::Uint8Array::from(bytes.as_slice()).into())
        })
    }

    /// Takes everything off the page.
    pub fn dispose(self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.page.close();
        panic::release(&self.root);
    }

    /// Draws the panels, if the element still stands by then.
    fn show(&self) -> impl FnOnce() + 'static {
        let (page, root, app) = (self.page.clone(), self.root.clone(), self.app.clone());
        move || {
            if page.is_open() {
                let services = Services::new(Rc::new(PanelPage(page.clone())));
                let props = AppProps { session: page.session.clone(), services };
                *app.borrow_mut() = Some(Renderer::<App>::with_root_and_props(root.into(), props).render());
            }
        }
    }

    fn submit(&self, commands: &str) -> Result<Committed, Failure> {
        let session = &self.page.session;
        let map = session.frame().map.clone();
        let commands = session.with_ids(|ids, _| wire::read_commands(commands, &map, ids))?;
        Ok(session.submit(Command::Batch(commands), Origin::Host)?)
    }
}

/// Waits until the browser has painted what has changed.
async fn painted() {
    let frame = Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window() {
            window.request_animation_frame(&done).map(drop).unwrap_or_default();
        }
    });
    JsFuture::from(frame).await.map(drop).unwrap_or_default();
}
