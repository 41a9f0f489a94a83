using Microsoft.Playwright;
using Platform.Browser;

namespace Platform.Benchmarks.Web;

/// <summary>A page of the web app in a browser of its own, and what its main thread does.</summary>
internal sealed class Screen : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Screen(IPlaywright playwright, IBrowser browser, IPage page, MainThread thread) => (_playwright, _browser, Page, Thread) = (playwright, browser, page, thread);

    public IPage Page { get; }
    public MainThread Thread { get; }

    public static async Task<Screen> Open(Uri host)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await Chromium.Launch(playwright, "--hide-scrollbars");
        var context = await browser.NewContextAsync(new() { BaseURL = host.ToString(), Locale = "en-GB", ViewportSize = new() { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        return new(playwright, browser, page, new(await context.NewCDPSessionAsync(page)));
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
