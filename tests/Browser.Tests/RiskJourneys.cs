using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public partial class RiskJourneys(BrowserApp app)
{
    [Fact]
    public async Task A_ticket_that_will_probably_be_late_says_why_and_is_found_among_those_at_risk()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var (late, calm) = (Own.Name("The lift stands"), Own.Name("A bulb is out"));
        var number = await app.One.OpenTicketDue(late, TimeSpan.FromMinutes(5));
        await app.One.OpenTicketDue(calm, TimeSpan.FromDays(60));

        await using var window = await app.Open($"/tickets/{number}");
        var panel = window.Page.Locator("section").Filter(new() { Has = window.Heading("Risk of being late") }).Last;
        await Expect(panel.GetByText("critical")).ToBeVisibleAsync();
        await Expect(panel.GetByText("Its priority was raised because of it")).ToBeVisibleAsync();
        await Expect(window.Page.GetByRole(AriaRole.Region, new() { Name = "Conversation" }).GetByText("will probably not be done").First).ToBeVisibleAsync(); // the note that says so

        await panel.GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
        await Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Show fewer" })).ToBeVisibleAsync();
        var shares = (await panel.Locator("dd").AllInnerTextsAsync()).Select(Share).ToList();
        Assert.True(shares.Count > 5);
        Assert.InRange(shares[^1] - shares[..^1].Sum(), -0.01m * shares.Count, 0.01m * shares.Count); // each is rounded to a hundredth

        await panel.GetByRole(AriaRole.Link, new() { NameRegex = Model() }).ClickAsync();
        await Expect(window.Heading("How far risks can be believed")).ToBeVisibleAsync();

        await window.Page.GotoAsync("/tickets?risk=critical");
        await Expect(window.Row(late)).ToBeVisibleAsync();
        await Expect(window.Row(calm)).ToHaveCountAsync(0);
        Assert.Empty(window.Complaints);
    }

    private static decimal Share(string text) => decimal.Parse(Figure().Match(text.Replace('−', '-').Replace("+", "", StringComparison.Ordinal)).Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?[0-9]+\.[0-9]+")]
    private static partial Regex Figure();

    [GeneratedRegex("^By ")]
    private static partial Regex Model();
}
