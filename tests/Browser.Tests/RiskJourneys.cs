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

    [Fact]
    public async Task Whoever_follows_the_best_action_sees_the_ticket_change_hands_and_its_risk_fall()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var company = await app.OpenCompany("Harbour Works", "Dry dock");
        var (slow, fast) = (await company.FormTeam("Night desk"), await company.FormTeam("Day desk"));
        await company.BringPast(slow, tickets: 40, hours: 90);
        await company.BringPast(fast, tickets: 40, hours: 2);
        var number = await company.OpenTicketDue("The crane hesitates", TimeSpan.FromHours(12), slow);
        await app.Run("judge-ticket-risks");

        await using var window = await app.Open();
        await window.SignIn(company, $"/tickets/{number}");
        var panel = window.Page.Locator("section").Filter(new() { Has = window.Heading("Risk of being late") }).Last;
        var facts = window.Page.Locator("section").Filter(new() { Has = window.Heading("Facts") }).Last;
        var offer = await panel.Locator("p").Filter(new() { HasText = "Given to Day desk, it would be" }).InnerTextAsync();
        var (now, then) = (int.Parse(Offer().Match(offer).Groups["now"].Value, CultureInfo.InvariantCulture), int.Parse(Offer().Match(offer).Groups["then"].Value, CultureInfo.InvariantCulture));
        Assert.True(then <= now - 5, offer);
        await Expect(panel.GetByText(Percent(now))).Not.ToHaveCountAsync(0);
        await Expect(facts).ToContainTextAsync("Night desk");

        await panel.GetByRole(AriaRole.Button, new() { Name = "Give to Day desk" }).ClickAsync();
        await Expect(facts).ToContainTextAsync("Day desk");
        await Expect(facts).ToContainTextAsync("Vera Holm");
        await Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Give to Day desk" })).ToHaveCountAsync(0); // there is nothing better to do
        await Expect(panel.Locator("span.text-2xl")).Not.ToHaveTextAsync(Percent(now));
        var fallen = int.Parse(Whole().Match(await panel.Locator("span.text-2xl").InnerTextAsync()).Value, CultureInfo.InvariantCulture);
        Assert.InRange(fallen, 0, then + 3);

        await window.Button("Undo").ClickAsync();
        await Expect(facts).ToContainTextAsync("Night desk");
        Assert.Empty(window.Complaints);
    }

    private static Regex Percent(int percent) => new($@"^\s*{percent}\s%");

    private static decimal Share(string text) => decimal.Parse(Figure().Match(text.Replace('−', '-').Replace("+", "", StringComparison.Ordinal)).Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?[0-9]+\.[0-9]+")]
    private static partial Regex Figure();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Whole();

    // Given to Day desk, it would be 71 % → 22 %
    [GeneratedRegex(@"(?<now>[0-9]+)\s%\s*(?<then>[0-9]+)\s%")]
    private static partial Regex Offer();

    [GeneratedRegex("^By ")]
    private static partial Regex Model();
}
