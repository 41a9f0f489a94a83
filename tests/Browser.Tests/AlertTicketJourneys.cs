using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class AlertTicketJourneys(BrowserApp app)
{
    [Fact]
    public async Task A_ticket_is_followed_from_an_alert_to_a_resolved_and_rated_close()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var (subject, guest) = (Own.Name("The gateway in the cellar does not answer"), $"{Own.Word()}@guest.example");
        await app.One.AskForRatings();
        var alert = await app.One.Alert(subject);
        var number = await app.One.OpenTicketOf(alert, guest);

        await using var window = await app.Open($"/tickets?q={Uri.EscapeDataString(subject)}");
        var page = window.Page;
        await window.Row(subject).GetByRole(AriaRole.Link, new() { Name = subject }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{app.Url}/tickets/{number}");
        var related = page.GetByRole(AriaRole.Region).Or(page.Locator("section")).Filter(new() { Has = window.Heading("Related tickets") }).Last;
        await Expect(related.GetByRole(AriaRole.Link, new() { Name = subject })).ToHaveAttributeAsync("href", $"/alerts/{alert}");
        await Expect(related.GetByText("Goes on since")).ToBeVisibleAsync();

        await page.GetByLabel("Your reply").FillAsync("We are on our way.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Conversation" }).GetByText("We are on our way.")).ToBeVisibleAsync();
        await window.Button("Resolve").ClickAsync();
        await Expect(window.Button("Reopen")).ToBeVisibleAsync();

        var letter = await app.MailTo(guest, mail => mail.Subject.Contains("how was it", StringComparison.Ordinal));
        await using (var visitor = await app.Open())
        {
            await visitor.Page.GotoAsync(letter.Link.AbsoluteUri);
            await Expect(visitor.Page.GetByText(subject)).ToBeVisibleAsync();
            await visitor.Page.GetByRole(AriaRole.Radio, new() { Name = "5 of 5: Very content" }).CheckAsync(new() { Force = true });
            await visitor.Page.GetByRole(AriaRole.Textbox).FillAsync("Quick and kind");
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Thank you" })).ToBeVisibleAsync();
        }

        await page.ReloadAsync();
        await Expect(page.GetByText("Quick and kind").First).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }
}
