using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public partial class TicketJourneys(BrowserApp app)
{
    [Fact]
    public async Task A_ticket_is_opened_answered_and_resolved()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var subject = Own.Name("The goods lift hums");
        await using var window = await app.Open($"/tickets?q={Uri.EscapeDataString(subject)}");
        var page = window.Page;
        await Expect(window.Heading("Tickets")).ToBeVisibleAsync();
        await window.Button("New ticket").First.ClickAsync();
        var sheet = page.GetByRole(AriaRole.Dialog, new() { Name = "New ticket" });
        await sheet.GetByLabel("Subject", new() { Exact = true }).FillAsync(subject);
        await sheet.GetByLabel("Description", new() { Exact = true }).FillAsync("Between floors two and three, since <b>Monday</b>.");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "New ticket" }).ClickAsync();
        await Expect(sheet).ToHaveCountAsync(0);

        await window.Row(subject).GetByRole(AriaRole.Link, new() { Name = subject }).ClickAsync();
        await Expect(page).ToHaveURLAsync(TicketAddress());
        await Expect(window.Heading(subject)).ToBeVisibleAsync();
        await Expect(page.GetByText("since <b>Monday</b>.")).ToBeVisibleAsync(); // words, never markup

        await page.GetByLabel("Your reply").FillAsync("A technician comes at noon.");
        await page.Keyboard.PressAsync("Control+Enter");
        var conversation = page.GetByRole(AriaRole.Region, new() { Name = "Conversation" });
        await Expect(conversation.GetByText("A technician comes at noon.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Your reply")).ToHaveValueAsync("");

        await window.Button("Resolve").ClickAsync();
        await Expect(window.Button("Reopen")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(window.Button("Reopen")).ToBeVisibleAsync();
        await Expect(conversation.GetByText("A technician comes at noon.")).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    [GeneratedRegex("/tickets/T-[0-9]+$")]
    private static partial Regex TicketAddress();
}
