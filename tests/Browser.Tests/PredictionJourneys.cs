using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class PredictionJourneys(BrowserApp app)
{
    [Fact]
    public async Task An_expected_failure_says_why_and_what_to_do()
    {
        var (window, _) = await Dying(Own.Name("Stairwell contact"));
        await using var _ = window;
        var card = window.Page.GetByRole(AriaRole.Region, new() { Name = "The battery is about to run out" });
        await Expect(card).ToContainTextAsync("the battery"); // what to do
        await Expect(card).ToContainTextAsync("Foretold");

        var parts = card.GetByRole(AriaRole.List, new() { Name = "Reasons and their shares" }).GetByText(" %");
        await Expect(parts.First).ToBeVisibleAsync();
        var shares = await parts.AllInnerTextsAsync();
        var percents = shares.Where(s => s.EndsWith('%') && s.Length <= 5).Select(s => int.Parse(s.TrimEnd('%', ' ', '\u00a0'), CultureInfo.InvariantCulture)).ToList();
        Assert.NotEmpty(percents);
        Assert.Equal(100, percents.Sum());
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task The_list_of_predictions_leads_to_the_device()
    {
        var name = Own.Name("Strong room contact");
        var (window, device) = await Dying(name);
        await using var _ = window;
        await Expect(window.Page.GetByRole(AriaRole.Region, new() { Name = "The battery is about to run out" })).ToBeVisibleAsync();

        await window.Page.GotoAsync("/predictions?class=battery");
        await window.Row(name).GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Expect(window.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/devices/{device}"));
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task How_failures_are_foretold_is_told_in_plain_words()
    {
        await using var window = await app.Open("/predictions");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "How this is foretold" }).First.ClickAsync();
        await Expect(window.Heading("How failures are foretold")).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("Rules for everyone", new() { Exact = true })).ToHaveCountAsync(3);
    }

    private async Task<(Window, string)> Dying(string name)
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var device = await app.One.Register(name);
        await app.One.ReportDyingBattery(device);
        return (await app.Open($"/devices/{device}"), device);
    }
}
