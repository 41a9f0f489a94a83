using Microsoft.Playwright;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Web;

/// <summary>A list in a browser, that of devices unless another is named, and a hand that uses it.</summary>
internal sealed class ListOnScreen(IPage page, string path = "/devices", string search = "Filter devices")
{
    private const int RowHeight = 36, Turn = 240, Frame = 16, Steps = 40, Grip = 14;

    private ILocator Table => page.GetByRole(AriaRole.Table);

    /// <summary>Opens it from its top, signing in where nobody is.</summary>
    public async Task Open(DemoKey key)
    {
        await page.GotoAsync(path);
        var (email, rows) = (page.GetByLabel("E-mail"), page.Locator("[data-row]"));
        await email.Or(rows).First.WaitForAsync();
        if (await email.IsVisibleAsync())
        {
            await email.FillAsync(key.Email);
            await page.GetByLabel("Password").FillAsync(key.Password);
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        }

        await rows.Nth(10).WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>A list shorter than it should be measures something else.</summary>
    public async Task MustHave(int rows)
    {
        var has = int.Parse(await Table.GetAttributeAsync("aria-rowcount") ?? "0");
        if (has < rows) throw new CannotMeasureException($"The list has {has} rows, not {rows}.");
    }

    /// <summary>Presses a health band, which narrows the list or widens it again, and waits for the rows that come of it.</summary>
    public async Task<Answer> PressBand(string name)
    {
        var band = page.GetByRole(AriaRole.Group, new() { Name = "Health" }).GetByRole(AriaRole.Button, new() { Name = name });
        var painted = await page.EvaluateHandleAsync("""
            () => {
              performance.clearResourceTimings()
              const table = document.querySelector('[role=table]')
              const pressed = new Promise((done) => addEventListener('pointerdown', () => done(performance.now()), { once: true, capture: true }))
              const changed = new Promise((done) => {
                const look = new MutationObserver(() => { look.disconnect(); requestAnimationFrame(() => setTimeout(() => done(performance.now()))) })
                look.observe(table, { attributeFilter: ['aria-rowcount'] })
              })
              return { result: Promise.all([pressed, changed]).then(([from, to]) => {
                const asked = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/v1/devices/window'))
                return [to - from, to - Math.max(from, ...asked.filter(({ responseEnd }) => responseEnd < to).map(({ responseEnd }) => responseEnd))]
              }) }
            }
            """);
        await band.ClickAsync();
        var times = await painted.EvaluateAsync<double[]>("painted => painted.result");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.WaitForFunctionAsync("() => !document.querySelector('[aria-busy=true]')");
        return new(times[0], times[1]);
    }

    public async Task Type(string words)
    {
        await page.GetByLabel(search).FocusAsync();
        await page.Keyboard.TypeAsync(words, new() { Delay = 60 });
        await page.WaitForFunctionAsync("words => new URLSearchParams(location.search).get('q') === words && !document.querySelector('[aria-busy=true]')", words);
    }

    /// <summary>Scrolls to the top, and waits until that is painted and the rows are there.</summary>
    public async Task ToTop()
    {
        await Table.EvaluateAsync("table => { table.scrollTop = 0 }");
        await page.Locator("[data-index='0'][data-row]").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>As fast as a wheel is turned: a third of a screen in every frame.</summary>
    public async Task TurnTheWheel()
    {
        var box = await Box();
        await page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
        for (var i = 0; i < Steps; i++)
        {
            await page.Mouse.WheelAsync(0, Turn);
            await page.WaitForTimeoutAsync(Frame);
        }
    }

    /// <summary>Drags the thumb of the scrollbar over a tenth of the list, in which every frame shows other rows.</summary>
    public async Task DragTheThumb()
    {
        var box = await Box();
        var x = box.X + box.Width - 4;
        await page.Mouse.MoveAsync(x, box.Y + Grip);
        await page.Mouse.DownAsync();
        for (var i = 1; i <= Steps; i++)
        {
            await page.Mouse.MoveAsync(x, box.Y + Grip + i * box.Height / Steps / 10);
            await page.WaitForTimeoutAsync(Frame);
        }

        await page.Mouse.UpAsync();
        if (await Table.EvaluateAsync<double>("table => table.scrollTop") == 0) throw new CannotMeasureException("The scrollbar could not be dragged.");
    }

    /// <summary>Holds a key down, as long as it takes to pass a screenful and more.</summary>
    public async Task Hold(string key)
    {
        for (var i = 0; i < Steps; i++)
        {
            await page.Keyboard.DownAsync(key);
            await page.WaitForTimeoutAsync(2 * Frame);
        }

        await page.Keyboard.UpAsync(key);
    }

    /// <summary>Opens a device far down the list, and waits for its page.</summary>
    public async Task OpenSomeDevice()
    {
        await Table.EvaluateAsync("(table, top) => { table.scrollTop = top }", 5_000 * RowHeight);
        await page.Locator("[data-index='5008'][data-row]").ClickAsync(new() { Position = new() { X = 500, Y = 10 } });
        await page.GetByRole(AriaRole.Heading, new() { Name = "Timeline" }).WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>Goes back, until the row that was opened is there again and active.</summary>
    public async Task<Return> GoBack()
    {
        var figures = await page.EvaluateAsync<double[]>("""
            () => new Promise((done) => {
              const from = performance.now()
              let blank = 0
              const look = () => {
                const row = document.querySelector('[data-index="5008"][data-row][data-active]')
                if (row && row.getBoundingClientRect().top < innerHeight && row.getBoundingClientRect().top > 0) return setTimeout(() => done([performance.now() - from, blank]))
                if (location.pathname === '/devices' && !document.querySelector('h2') && !document.querySelector('[data-row]')) blank++
                requestAnimationFrame(look)
              }
              history.back()
              requestAnimationFrame(look)
            })
            """);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return new(figures[0], (int)figures[1]);
    }

    private async Task<LocatorBoundingBoxResult> Box() =>
        await Table.BoundingBoxAsync() ?? throw new CannotMeasureException("There is no list on the screen.");
}

/// <summary>How soon rows were painted, in milliseconds: after a press, and after the server's answer was there.</summary>
internal sealed record Answer(double PaintedAfter, double PaintedAfterAnswer);

/// <summary>How soon, in milliseconds, a list one goes back to was painted, and how many frames showed nothing before.</summary>
internal sealed record Return(double PaintedAfter, int BlankFrames);
