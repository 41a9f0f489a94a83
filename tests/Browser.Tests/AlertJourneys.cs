using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class AlertJourneys(BrowserApp app)
{
    [Fact]
    public async Task An_alert_is_acknowledged_by_a_key_and_that_is_taken_back_and_it_goes_when_its_source_says_it_is_over()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var name = Own.Name("Boiler cold");
        await app.One.Alert(ended: false, name);
        await using var window = await app.Open($"/alerts?q={Uri.EscapeDataString(name)}");
        await Expect(window.Row(name)).ToContainTextAsync("Open");
        await Expect(window.Live).ToBeVisibleAsync();

        await window.Page.Keyboard.PressAsync("j");
        await Expect(window.Row(name)).ToHaveAttributeAsync("data-active", "true");
        await window.Page.Keyboard.PressAsync("a");
        await Expect(window.Row(name)).ToContainTextAsync("Acknowledged");
        await window.Button("Undo").ClickAsync();
        await Expect(window.Row(name)).ToContainTextAsync("Open");

        await app.One.Alert(ended: true, name);
        await Expect(window.Row(name)).ToHaveCountAsync(0);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Alerts_chosen_together_are_resolved_and_brought_back_together()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var word = Own.Word();
        var (door, pump, fan) = ($"Door {word}", $"Pump {word}", $"Fan {word}");
        await app.One.Alert(ended: false, door, pump, fan);
        await using var window = await app.Open($"/alerts?q={word}");
        foreach (var name in new[] { door, pump }) await window.Page.GetByLabel($"Choose {name}", new() { Exact = true }).CheckAsync();
        await window.Button("Resolve").ClickAsync();
        await Expect(window.Row(door)).ToHaveCountAsync(0);
        await Expect(window.Row(pump)).ToHaveCountAsync(0);
        await Expect(window.Row(fan)).ToBeVisibleAsync();

        await window.Button("Undo").ClickAsync();
        await Expect(window.Row(door)).ToContainTextAsync("Open");
        await Expect(window.Row(pump)).ToContainTextAsync("Open");
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_silence_shows_what_it_hides_and_is_ended_and_begun_again()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var (name, why) = (Own.Name("Lift stuck"), Own.Name("The mechanic is on the way"));
        await app.One.Alert(ended: false, name);
        await using var window = await app.Open($"/alerts?q={Uri.EscapeDataString(name)}");
        await window.Row(name).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(window.Heading(name)).ToBeVisibleAsync();
        await window.Button("More actions").ClickAsync();
        await window.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Silence this" }).ClickAsync();

        var sheet = window.Page.GetByRole(AriaRole.Dialog, new() { Name = "Silence alerts" });
        await Expect(sheet.GetByText("Would hide 1 alert now")).ToBeVisibleAsync();
        await sheet.GetByLabel("Why").FillAsync(why);
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Silence", Exact = true }).ClickAsync();
        await Expect(sheet).ToHaveCountAsync(0);

        var silence = window.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = why });
        await silence.GetByRole(AriaRole.Button, new() { Name = "End", Exact = true }).ClickAsync();
        await Expect(silence).ToHaveCountAsync(0);
        await window.Button("Undo").ClickAsync();
        await Expect(silence).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }
}
