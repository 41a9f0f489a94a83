using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class SiteJourneys(BrowserApp app)
{
    [Fact]
    public async Task Hours_and_a_geofence_are_said_and_shown()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var site = await app.One.AddSite("Customs House");
        await using var window = await app.Open($"/sites/{site.Id}/edit");
        await window.Button("Monday to Friday, 08:00–17:00").ClickAsync();
        await window.Page.GetByLabel("Friday, period 1, until").FillAsync("1530");
        await window.Button("Copy Friday to other days").ClickAsync();
        await window.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Saturday", Exact = true }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Radio, new() { Name = "Polygon" }).ClickAsync();
        await window.Page.GetByLabel("Corners").FillAsync("53.5437, 9.9886\n53.5441, 9.9899\n53.5432, 9.9904");
        await window.Button("Save").ClickAsync();

        await Expect(window.Heading("Customs House")).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("Mon–Thu 08:00–17:00", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("Fri–Sat 08:00–15:30", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("3 corners").First).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_press_on_the_map_is_a_corner_as_well_as_a_line()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var site = await app.One.AddSite("Pilot House");
        await using var window = await app.Open($"/sites/{site.Id}/edit");
        await window.Page.GetByRole(AriaRole.Radio, new() { Name = "Polygon" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Region, new() { Name = "Map to choose the position on" }).ClickAsync(new() { Position = new() { X = 120, Y = 90 } });
        await Expect(window.Page.GetByLabel("Corners")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"^53\.\d+, 9\.\d+$"));
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Corner 1 of 1" })).ToBeVisibleAsync();

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Corner 1 of 1" }).PressAsync("Delete");
        await Expect(window.Page.GetByLabel("Corners")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_period_that_ends_before_it_begins_is_refused_at_its_day()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var site = await app.One.AddSite("Harbour Office");
        await using var window = await app.Open($"/sites/{site.Id}/edit");
        await window.Button("Monday to Friday, 08:00–17:00").ClickAsync();
        await window.Page.GetByLabel("Tuesday, period 1, until").FillAsync("7");
        await window.Button("Save").ClickAsync();
        var tuesday = window.Page.GetByRole(AriaRole.Group, new() { Name = "Tuesday" });
        await Expect(tuesday.GetByRole(AriaRole.Alert)).ToHaveTextAsync("A period begins before it ends.");
    }

    [Fact]
    public async Task A_position_can_be_taken_away()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var site = await app.One.AddSite("Signal Box");
        await using var window = await app.Open($"/sites/{site.Id}/edit");
        await window.Button("Take the position away").ClickAsync();
        await window.Button("Save").ClickAsync();
        await Expect(window.Heading("Signal Box")).ToBeVisibleAsync();
        var position = window.Page.Locator("dt", new() { HasText = "Position" }).Locator("xpath=following-sibling::dd[1]");
        await Expect(position).ToHaveTextAsync("Not set");
    }
}
