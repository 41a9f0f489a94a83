using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class KeyboardJourneys(BrowserApp app)
{
    [Fact]
    public async Task A_device_is_found_by_typing_its_name()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var word = Own.Word();
        var name = $"Lift shaft probe {word}";
        var device = await app.One.Register(name);
        await using var window = await app.Open("/sites");
        await Expect(window.Row(app.One.Sites[0].Name)).ToBeVisibleAsync();

        await window.Page.Keyboard.PressAsync("Control+K");
        await Expect(window.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await window.Page.Keyboard.TypeAsync($"PROBE {word}");
        await Expect(window.Page.GetByRole(AriaRole.Option, new() { NameRegex = new Regex(name) })).ToHaveAttributeAsync("aria-selected", "true");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page).ToHaveURLAsync(new Regex($"/devices/{device}"));
    }

    [Fact]
    public async Task A_list_is_walked_with_j_and_k_and_opened_with_enter()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var word = Own.Word();
        foreach (var name in new[] { "Lower probe", "Upper probe" }) await app.One.Register($"{name} {word}");
        await using var window = await app.Open($"/devices?sort=name&q={word}");
        var (lower, upper) = (window.Row($"Lower probe {word}"), window.Row($"Upper probe {word}"));
        await Expect(upper).ToBeVisibleAsync();

        await window.Page.Keyboard.PressAsync("j");
        await window.Page.Keyboard.PressAsync("j");
        await Expect(upper).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("k");
        await Expect(lower).ToBeFocusedAsync();

        var id = await lower.GetAttributeAsync("data-row");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page).ToHaveURLAsync(new Regex($"/devices/{id}"));

        await window.Page.GoBackAsync();
        await Expect(lower).ToBeFocusedAsync(); // whoever comes back goes on where they stood
    }

    [Fact]
    public async Task Everything_on_the_shell_is_reached_with_tab()
    {
        await using var window = await app.Open("/sites");
        await Expect(window.Row(app.One.Sites[0].Name)).ToBeVisibleAsync();
        var controls = await window.Page.EvaluateAsync<int>(
            "() => (window.controls = [...document.querySelectorAll('nav a, nav button, header a, header button, header select')].filter(e => e.checkVisibility()), window.controls.length)");
        Assert.True(controls >= 8, $"The shell has only {controls} controls.");

        for (var press = 0; press < 2 * controls; press++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            await window.Page.EvaluateAsync("() => { window.controls = window.controls.filter(e => e !== document.activeElement) }");
        }

        Assert.Empty(await window.Page.EvaluateAsync<string[]>("() => window.controls.map(e => e.outerHTML)"));
    }
}
