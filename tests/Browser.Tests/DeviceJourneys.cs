using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class DeviceJourneys(BrowserApp app)
{
    [Fact]
    public async Task A_devices_page_moves_when_a_reading_arrives()
    {
        var (window, device) = await Show("Loading bay sensor", battery: 83);
        await using var _ = window;
        await Expect(window.Page.GetByRole(AriaRole.Definition).Filter(new() { HasText = "83 %" })).ToBeVisibleAsync();
        await Expect(window.Live).ToBeVisibleAsync();
        await window.Page.EvaluateAsync("() => { window.sinceLoading = 'same page' }");

        await app.One.Report(device, battery: 64);
        await Expect(window.Page.GetByRole(AriaRole.Definition).Filter(new() { HasText = "64 %" })).ToBeVisibleAsync();
        Assert.Equal("same page", await window.Page.EvaluateAsync<string>("() => window.sinceLoading"));
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_devices_lost_points_are_explained_and_add_up()
    {
        var (window, device) = await Show("Cellar sensor", battery: 9, signal: -112);
        await using var _ = window;
        var standing = await app.One.StandingOf(device);
        var reasons = standing.GetProperty("reasons").EnumerateArray().ToList();
        Assert.NotEmpty(reasons);

        foreach (var reason in reasons)
        {
            var points = reason.GetProperty("pointsLost").GetInt32().ToString(CultureInfo.InvariantCulture);
            var explained = window.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = reason.GetProperty("text").GetString() });
            await Expect(explained.Filter(new() { HasText = $"−{points} pts" })).ToBeVisibleAsync();
        }

        var lost = 100 - standing.GetProperty("score").GetInt32();
        await Expect(window.Page.GetByText($"{lost} points lost")).ToBeVisibleAsync();
        Assert.Equal(lost, reasons.Sum(reason => reason.GetProperty("pointsLost").GetInt32()));
    }

    [Fact]
    public async Task A_sites_devices_follow_their_health()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var site = await app.One.AddSite(Own.Name("Roof garden")); // with one device, which is in sight wherever it stands
        var (window, device) = await Show("Roof sensor", battery: 95, at: site);
        await using var _ = window;
        await window.Page.GetByRole(AriaRole.Link, new() { Name = site.Name, Exact = true }).First.ClickAsync();
        await Expect(window.Row("Roof sensor")).ToContainTextAsync("Healthy");
        await Expect(window.Live).ToBeVisibleAsync();

        await app.One.Report(device, battery: 2, signal: -118);
        await Expect(window.Row("Roof sensor")).Not.ToContainTextAsync("Healthy");
    }

    private async Task<(Window, string)> Show(string name, double battery, double signal = -70, Place? at = null)
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var device = await app.One.Register(name, at);
        await app.One.Report(device, battery, signal);
        var window = await app.Open($"/devices/{device}");
        await Expect(window.Heading(name)).ToBeVisibleAsync();
        return (window, device);
    }
}
