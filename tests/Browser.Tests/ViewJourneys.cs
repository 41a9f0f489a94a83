using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class ViewJourneys(BrowserApp app)
{
    [Fact]
    public async Task A_view_is_saved_picked_changed_and_removed()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var word = Own.Word();
        var (door, lamp, view) = ($"Vault door {word}", $"Vault lamp {word}", $"Doors of the vault {word}");
        foreach (var name in new[] { door, lamp }) await app.One.Register(name);
        await using var window = await app.Open($"/devices?q={Uri.EscapeDataString(door)}");
        await window.Button("Save as a view").ClickAsync();
        await window.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(view);
        await window.Button("Save").ClickAsync();
        await Expect(window.Button($"View: {view}")).ToBeVisibleAsync();

        await window.Page.GotoAsync("/devices");
        await Expect(window.Button("View: All devices")).ToBeVisibleAsync();
        await window.Page.Keyboard.PressAsync("v");
        await window.Page.GetByRole(AriaRole.Option, new() { Name = view }).ClickAsync();
        await Expect(window.Row(door)).ToBeVisibleAsync();
        await Expect(window.Row(lamp)).ToHaveCountAsync(0);

        await window.Page.GetByLabel("Filter devices").FillAsync(word);
        await Expect(window.Row(lamp)).ToBeVisibleAsync();
        await window.Button("Save changes").ClickAsync();
        await Expect(window.Button("Save changes")).ToHaveCountAsync(0);
        await window.Page.ReloadAsync();
        await Expect(window.Row(lamp)).ToBeVisibleAsync();

        await window.Button($"Actions of {view}").ClickAsync();
        await window.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Remove" }).ClickAsync();
        await window.Button("Close").ClickAsync(); // removed at once
        await window.Page.Keyboard.PressAsync("v");
        await Expect(window.Page.GetByRole(AriaRole.Option, new() { Name = view })).ToHaveCountAsync(0);
        Assert.Empty(window.Complaints);
    }
}
