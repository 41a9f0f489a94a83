using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class LookJourneys(BrowserApp app)
{
    private static readonly (string Path, string Title)[] Pages =
    [
        ("/tickets", "Tickets"), ("/sites", "Sites"), ("/devices", "Devices"), ("/map", "Map"), ("/predictions", "Predictions"), ("/predictions/model", "How failures are foretold"), ("/value", "Value"),
        ("/tickets/board", "Board"), ("/reports/sla", "Help desk reports"), ("/reports/ratings", "Help desk reports"),
        ("/settings/help-desk", "Help desk"), ("/settings/help-desk/policies/new", "New policy"), ("/settings/help-desk/calendars/new", "New calendar"),
        ("/settings/api-keys", "API keys"), ("/settings/plan", "Plan and usage"), ("/settings/jobs", "Jobs"),
    ];

    [Theory]
    [InlineData(ColorScheme.Light, "light")]
    [InlineData(ColorScheme.Dark, "dark")]
    public async Task Every_page_renders_without_a_complaint(ColorScheme scheme, string theme)
    {
        await using var window = await app.Open("/sites", theme: scheme);
        await VisitEveryPage(window, async () =>
        {
            Assert.Equal(theme, await window.Page.Locator("html").GetAttributeAsync("data-theme"));
            Assert.Empty(window.Complaints);
        });
    }

    [Fact]
    public async Task No_page_scrolls_sideways_on_a_phone()
    {
        await using var window = await app.Open("/sites", new() { Width = 390, Height = 844 });
        await VisitEveryPage(window, async () => Assert.Equal("", await window.Page.EvaluateAsync<string>(
            "() => [document.documentElement, document.querySelector('main')].filter(e => e.scrollWidth > e.clientWidth).map(e => `${location.pathname}: ${e.tagName} is ${e.scrollWidth} wide`).join()")));
    }

    private async Task VisitEveryPage(Window window, Func<Task> look)
    {
        var device = await app.One.Register($"Sensor of {Guid.NewGuid():N}");
        await app.One.Report(device, battery: 55);
        foreach (var (path, title) in Pages)
        {
            await window.Page.GotoAsync(path);
            await Expect(window.Heading(title)).ToBeVisibleAsync();
            await Settled(window);
            await look();
        }

        await window.Page.GotoAsync($"/devices/{device}");
        await Expect(window.Heading("Latest reading")).ToBeVisibleAsync();
        await Settled(window);
        await look();
        await window.Page.GotoAsync($"/sites/{app.One.Sites[0].Id}");
        await Expect(window.Heading("Devices, worst first")).ToBeVisibleAsync();
        await Settled(window);
        await look();
    }

    // Nothing is on its way any more, and the stream is open.
    private static async Task Settled(Window window)
    {
        await Expect(window.Live).ToBeVisibleAsync();
        await Expect(window.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
    }
}
