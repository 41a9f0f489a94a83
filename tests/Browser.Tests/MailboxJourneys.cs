using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class MailboxJourneys(BrowserApp app)
{
    [Fact]
    public async Task A_mail_that_was_held_is_let_in_and_is_a_ticket()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var subject = Own.Name("The delivery is wrong");
        await app.One.ReceiveAutomaticMail(subject);
        await using var window = await app.Open("/settings/mailboxes?outcome=automatic");
        var mail = window.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = subject });
        await mail.GetByText(subject).ClickAsync();
        await mail.GetByRole(AriaRole.Button, new() { Name = "Let it in" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();

        await Expect(window.Heading(subject)).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("It is the wrong one.").First).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }
}
