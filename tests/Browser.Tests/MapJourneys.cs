using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class MapJourneys(BrowserApp app)
{
    [Fact]
    public async Task A_mark_on_the_map_leads_to_its_site()
    {
        var name = Own.Name("Lighthouse Keepers");
        await using var window = await Show(name);
        // Of what is looked for there is one site, and the map shows it in its middle.
        await Map(window).ClickAsync();
        await window.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await Expect(window.Heading(name)).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task The_list_beside_the_map_leads_to_its_sites_without_a_mouse()
    {
        var name = Own.Name("Dry Dock");
        await using var window = await Show(name);
        await window.Page.GetByRole(AriaRole.Region, new() { Name = "Sites in sight" }).GetByRole(AriaRole.Button).FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Heading(name)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keys_zoom_the_map()
    {
        await using var window = await Show(Own.Name("Weather Station"));
        await window.Page.Keyboard.PressAsync("+");
        await Expect(window.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("at=[^&]*(,|%2C)13(&|$)"));
        await window.Page.Keyboard.PressAsync("-");
        await window.Page.Keyboard.PressAsync("-");
        await Expect(window.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("at=[^&]*(,|%2C)11(&|$)"));
    }

    private async Task<Window> Show(string site)
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        await app.One.AddSite(site);
        var window = await app.Open($"/map?q={Uri.EscapeDataString(site)}");
        await Expect(window.Page.GetByText("1 site in sight")).ToBeVisibleAsync();
        return window;
    }

    private static ILocator Map(Window window) => window.Page.GetByRole(AriaRole.Region, new() { Name = "Map", Exact = true });
}
