using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Platform.Contracts.Messaging;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public partial class NotificationJourneys(BrowserApp app)
{
    [Fact]
    public async Task What_one_is_told_rings_the_bell_is_read_and_leads_to_what_it_is_about()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var title = Own.Name("The cold store is warm");
        await using var window = await app.Open("/sites");
        var page = window.Page;
        await Expect(window.Heading("Sites")).ToBeVisibleAsync();
        await Expect(window.Live).ToBeVisibleAsync();
        var notification = await app.Tell(title, "/settings/notifications", Urgency.Urgent);

        await page.GetByRole(AriaRole.Button, new() { NameRegex = Unread() }).ClickAsync();
        var panel = page.GetByRole(AriaRole.Dialog, new() { Name = "Notifications" });
        var told = panel.GetByRole(AriaRole.Listitem).Filter(new() { HasText = title });
        await told.GetByRole(AriaRole.Button, new() { Name = "Mark as read" }).ClickAsync();
        await Expect(told.GetByRole(AriaRole.Button, new() { Name = "Mark as not read" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).First.ClickAsync();
        await Expect(told.GetByRole(AriaRole.Button, new() { Name = "Mark as read" })).ToBeVisibleAsync();

        await panel.GetByRole(AriaRole.Link, new() { Name = "Show all notifications" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/notifications$"));
        var entry = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = title });
        await entry.GetByRole(AriaRole.Button).First.PressAsync("Enter");
        await Expect(window.Heading("How I am told")).ToBeVisibleAsync();

        var choice = page.GetByRole(AriaRole.Radiogroup, new() { Name = "E-mails about: Alerts" });
        await choice.GetByRole(AriaRole.Radio, new() { Name = "Always" }).ClickAsync();
        await Expect(page.GetByText("the rest when you have not read it here")).ToBeVisibleAsync();
        await choice.GetByRole(AriaRole.Radio, new() { Name = "When urgent" }).ClickAsync();
        await Expect(page.GetByText("the rest when you have not read it here")).ToBeHiddenAsync();

        await app.Withdraw(notification, "It was the door");
        await page.GotoAsync("/notifications");
        await Expect(entry.GetByText("Taken back: It was the door")).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    [GeneratedRegex("Notifications, [0-9]+ unread")]
    private static partial Regex Unread();
}
