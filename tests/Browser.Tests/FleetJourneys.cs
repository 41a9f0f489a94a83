using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class FleetJourneys(BrowserApp app)
{
    [Fact]
    public async Task A_filter_narrows_the_list_and_stands_in_its_address()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        await app.One.Report(await app.One.Register("Fading pump"), battery: 1, signal: -119);
        await app.One.Report(await app.One.Register("Steady pump"), battery: 97);
        await using var window = await app.Open("/devices?q=pump");
        await Expect(window.Row("Fading pump")).Not.ToContainTextAsync("Healthy");
        await Expect(window.Row("Steady pump")).ToContainTextAsync("Healthy");

        await Healthy(window).ClickAsync();
        await Expect(window.Row("Fading pump")).ToHaveCountAsync(0);
        await Expect(window.Row("Steady pump")).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("1 device", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Contains("band=healthy", window.Page.Url, StringComparison.Ordinal);

        await window.Page.ReloadAsync();
        await Expect(Healthy(window)).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(window.Row("Fading pump")).ToHaveCountAsync(0);
        await Expect(window.Row("Steady pump")).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Devices_changed_together_are_changed_back_together()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        foreach (var name in new[] { "Attic fan", "Lobby fan", "Cellar fan" }) await app.One.Register(name);
        await using var window = await app.Open("/help");
        await window.Page.EvaluateAsync("() => localStorage.setItem('columns:fleet', '[]')"); // tags too
        await window.Page.GotoAsync("/devices?q=fan");
        foreach (var name in new[] { "Attic fan", "Lobby fan" }) await window.Page.GetByLabel($"Choose {name}", new() { Exact = true }).CheckAsync();
        await window.Button("Tags").ClickAsync();
        await window.Page.GetByLabel("Add", new() { Exact = true }).FillAsync("due-in-may");
        await window.Button("Save").ClickAsync();

        await window.Button("Undo").HoverAsync(); // it does not go away under the hand
        await Expect(window.Row("Attic fan")).ToContainTextAsync("due-in-may");
        await Expect(window.Row("Lobby fan")).ToContainTextAsync("due-in-may");
        await Expect(window.Row("Cellar fan")).Not.ToContainTextAsync("due-in-may");

        await window.Button("Undo").ClickAsync();
        await Expect(window.Row("Attic fan")).Not.ToContainTextAsync("due-in-may");
        await Expect(window.Row("Lobby fan")).Not.ToContainTextAsync("due-in-may");
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_list_is_exported_as_it_is_filtered()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        foreach (var name in new[] { "North valve", "Brake" }) await app.One.Register(name);
        await using var window = await app.Open("/devices?q=valve");
        await Expect(window.Row("North valve")).ToBeVisibleAsync();

        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.GetByRole(AriaRole.Link, new() { Name = "Export CSV" }).ClickAsync());
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        var table = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("North valve", table, StringComparison.Ordinal);
        Assert.DoesNotContain("Brake", table, StringComparison.Ordinal);
    }

    private static ILocator Healthy(Window window) =>
        window.Page.GetByRole(AriaRole.Group, new() { Name = "Health" }).GetByRole(AriaRole.Button, new() { Name = "Healthy" });
}
