"""A headless Chromium driven over a pipe by its DevTools protocol: no port, no other package."""
import base64
import json
import os
import pathlib
import select
import subprocess
import time


class Failed(Exception):
    """The page did not do what was expected."""


class Chromium:
    """One browser with one page. Remembers what the console said and what was asked of the network."""

    def __init__(self, program, work):
        commands, self._out = os.pipe()
        self._in, answers = os.pipe()
        self.work = pathlib.Path(work)
        arguments = [
            program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
            "--remote-debugging-pipe", f"--user-data-dir={self.work / 'profile'}", "about:blank",
        ]
        # The protocol is spoken on descriptors 3 and 4.
        script = f'exec "$@" 3<&{commands} 4>&{answers}'
        self._log = open(self.work / "chromium.log", "wb")
        self._process = subprocess.Popen(
            ["bash", "-c", script, "bash", *arguments], pass_fds=(commands, answers), stdin=subprocess.DEVNULL,
            stdout=self._log, stderr=self._log)
        os.close(commands)
        os.close(answers)
        self._rest = b""
        self._number = 0
        self._session = None
        self.events = []
        self.console = []
        self.requests = []
        target = self("Target.createTarget", url="about:blank")["targetId"]
        self._session = self("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self(domain + ".enable")
        self("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.work / "downloads"),
             eventsEnabled=True)

    def close(self):
        self._process.terminate()
        self._process.wait()
        self._log.close()

    def __call__(self, method, **parameters):
        """Sends a command and waits for its answer."""
        self._number += 1
        number = self._number
        message = {"id": number, "method": method, "params": parameters}
        if self._session and not method.startswith(("Target.", "Browser.")):
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == number:
                if "error" in answer:
                    raise Failed(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def _read(self, seconds=60):
        limit = time.monotonic() + seconds
        while b"\0" not in self._rest:
            if not select.select([self._in], [], [], max(0, limit - time.monotonic()))[0]:
                raise Failed("Chromium does not answer")
            piece = os.read(self._in, 1 << 20)
            if not piece:
                raise Failed(f"Chromium has ended; see {self.work / 'chromium.log'}")
            self._rest += piece
        text, self._rest = self._rest.split(b"\0", 1)
        message = json.loads(text)
        method, parameters = message.get("method"), message.get("params")
        if method == "Runtime.consoleAPICalled":
            self.console.append(f"{parameters['type']}: {[a.get('value') for a in parameters['args']]}")
        elif method == "Runtime.exceptionThrown":
            self.console.append(parameters["exceptionDetails"].get("exception", {}).get("description", "exception"))
        elif method == "Log.entryAdded":
            self.console.append(parameters["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
        if method:
            self.events.append((method, parameters))
        return message

    def wait_for(self, method, since):
        """The parameters of the first event of this kind from the place `since` of `events` on."""
        place = since
        while True:
            for name, parameters in self.events[place:]:
                if name == method:
                    return parameters
            place = len(self.events)
            self._read()

    def open(self, url):
        since = len(self.events)
        self("Page.navigate", url=url)
        self.wait_for("Page.loadEventFired", since)

    def value(self, expression):
        """The JSON value of an expression in the page."""
        answer = self("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise Failed(f"{expression}: {answer['exceptionDetails']['exception'].get('description')}")
        return answer["result"].get("value")

    def click(self, element):
        """Scrolls an element (an expression) into view and clicks it with the mouse."""
        x, y = self.value(
            f"(() => {{ const e = {element}; e.scrollIntoView({{block: 'center', inline: 'center'}});"
            " const r = e.getBoundingClientRect(); return [r.x + Math.min(r.width / 2, 40), r.y + r.height / 2]; })()")
        for kind in ("mousePressed", "mouseReleased"):
            self("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def type(self, element, text):
        self.value(f"{element}.focus()")
        self("Input.insertText", text=text)

    def press(self, key, code):
        for kind in ("rawKeyDown", "char", "keyUp"):
            self("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code,
                 text="\r" if kind == "char" else "")

    def size(self, width, height, is_phone=False):
        self("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=is_phone)

    def media(self, scheme):
        self("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def picture(self, path, is_whole=False):
        data = self("Page.captureScreenshot", format="png", captureBeyondViewport=is_whole)["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))

    def print(self, path):
        pathlib.Path(path).write_bytes(base64.b64decode(
            self("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]))
