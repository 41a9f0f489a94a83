using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class FleetJourneys(BrowserApp app)
{
    [Fact]
    public async Task A_filter_narrows_the_list_and_stands_in_its_address()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var word = Own.Word();
        var (fading, steady) = ($"Fading pump {word}", $"Steady pump {word}");
        await app.One.Report(await app.One.Register(fading), battery: 1, signal: -119);
        await app.One.Report(await app.One.Register(steady), battery: 97);
        await using var window = await app.Open($"/devices?q={word}");
        await Expect(window.Row(fading)).Not.ToContainTextAsync("Healthy");
        await Expect(window.Row(steady)).ToContainTextAsync("Healthy");

        await Healthy(window).ClickAsync();
        await Expect(window.Row(fading)).ToHaveCountAsync(0);
        await Expect(window.Row(steady)).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("1 device", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Contains("band=healthy", window.Page.Url, StringComparison.Ordinal);

        await window.Page.ReloadAsync();
        await Expect(Healthy(window)).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(window.Row(fading)).ToHaveCountAsync(0);
        await Expect(window.Row(steady)).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Devices_changed_together_are_changed_back_together()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var word = Own.Word();
        var (attic, lobby, cellar) = ($"Attic fan {word}", $"Lobby fan {word}", $"Cellar fan {word}");
        foreach (var name in new[] { attic, lobby, cellar }) await app.One.Register(name);
        await using var window = await app.Open("/help");
        await window.Page.EvaluateAsync("() => localStorage.setItem('columns:fleet', '[]')"); // tags too
        await window.Page.GotoAsync($"/devices?q={word}");
        foreach (var name in new[] { attic, lobby }) await window.Page.GetByLabel($"Choose {name}", new() { Exact = true }).CheckAsync();
        await window.Button("Tags").ClickAsync();
        await window.Page.GetByLabel("Add", new() { Exact = true }).FillAsync("due-in-may");
        await window.Button("Save").ClickAsync();

        await Expect(window.Row(attic)).ToContainTextAsync("due-in-may");
        await Expect(window.Row(lobby)).ToContainTextAsync("due-in-may");
        await Expect(window.Row(cellar)).Not.ToContainTextAsync("due-in-may");

        await window.Button("Undo").ClickAsync();
        await Expect(window.Row(attic)).Not.ToContainTextAsync("due-in-may");
        await Expect(window.Row(lobby)).Not.ToContainTextAsync("due-in-may");
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_list_is_exported_as_it_is_filtered()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var (valve, brake) = (Own.Name("North valve"), Own.Name("Brake"));
        foreach (var name in new[] { valve, brake }) await app.One.Register(name);
        await using var window = await app.Open($"/devices?q={Uri.EscapeDataString(valve)}");
        await Expect(window.Row(valve)).ToBeVisibleAsync();

        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.GetByRole(AriaRole.Link, new() { Name = "Export CSV" }).ClickAsync());
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        var table = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains(valve, table, StringComparison.Ordinal);
        Assert.DoesNotContain(brake, table, StringComparison.Ordinal);
    }

    private static ILocator Healthy(Window window) =>
        window.Page.GetByRole(AriaRole.Group, new() { Name = "Health" }).GetByRole(AriaRole.Button, new() { Name = "Healthy" });
}
