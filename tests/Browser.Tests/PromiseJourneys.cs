using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public partial class PromiseJourneys(BrowserApp app)
{
    [Fact]
    public async Task A_ticket_tells_what_is_left_where_its_time_went_and_why()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var customer = Own.Name("Mill");
        await app.One.Promise(customer, "PT400H");
        var ticket = await app.One.OpenTicket(Own.Name("The gate squeaks"), customer);
        await using var window = await app.Open($"/tickets/{ticket}");
        var clocks = window.Page.GetByRole(AriaRole.List, new() { Name = "Clocks" });
        var resolution = clocks.GetByRole(AriaRole.Button, new() { NameRegex = Resolution() });
        await Expect(resolution).ToContainTextAsync("left");
        await Expect(resolution).ToContainTextAsync("400 h promised");
        await Expect(resolution).ToContainTextAsync("Running");

        await window.Button("Why these").ClickAsync();
        await Expect(window.Page.GetByText($"“{customer}” holds: it is for the customer of this ticket.")).ToBeVisibleAsync();
        await resolution.ClickAsync();
        await Expect(clocks.GetByText("In all")).ToBeVisibleAsync();

        await window.Button("Status").ClickAsync();
        await window.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Waiting for requester" }).ClickAsync();
        await Expect(resolution).ToContainTextAsync("Paused");
        await Expect(resolution).ToContainTextAsync("waiting for the requester");
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_policy_is_written_at_its_place_and_taken_back()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var (name, customer) = (Own.Name("Gold"), Own.Name("Mill"));
        await app.One.OpenTicket(Own.Name("The gate squeaks"), customer);
        await using var window = await app.Open("/settings/help-desk");
        await window.Button("Make a policy").ClickAsync();
        await Field(window, "Customer").FillAsync(customer); // before its name: a policy for everybody there is already, and what this one does is asked as one writes
        await Field(window, "Name").FillAsync(name);
        await Field(window, "Resolution").FillAsync("soon");
        await window.Button("Save").ClickAsync();
        await Expect(window.Page.GetByText("A length such as 4 h, 1:30 or 90 min.")).ToBeVisibleAsync();

        await Field(window, "Resolution").FillAsync("1:30");
        await Expect(window.Page.Locator("li[aria-current=true]").Filter(new() { HasText = name })).ToContainTextAsync(customer); // among the others, in their order
        await Expect(window.Page.GetByText(customer + " · ").Or(window.Page.GetByText("→ " + name)).First).ToBeVisibleAsync(); // the open ticket it would be for
        await window.Button("Save").ClickAsync();
        var row = window.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = name }).Filter(new() { HasText = "1 h 30 min" });
        await Expect(row).ToBeVisibleAsync();

        await window.Button("Undo").ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_calendar_is_moved_by_keys_and_takes_holidays_from_a_file()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var (name, holiday) = (Own.Name("Office"), Own.Name("Harbour day"));
        await using var window = await app.Open("/settings/help-desk/calendars/new");
        await Field(window, "Name").FillAsync(name);
        await Field(window, "Time zone").FillAsync("Europe/Berlin");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Monday, 08:00 to 17:00" }).FocusAsync();
        await window.Page.Keyboard.PressAsync("ArrowRight");
        await window.Page.Keyboard.PressAsync("Shift+ArrowLeft");
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Monday, 08:15 to 17:00" })).ToBeFocusedAsync();
        await Expect(Field(window, "Monday, period 1, from")).ToHaveValueAsync("08:15"); // the same in figures
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Tuesday, 08:00 to 17:00" }).FocusAsync();
        await window.Page.Keyboard.PressAsync("Delete");
        await window.Button("Save").ClickAsync();

        var row = window.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = name }).Filter(new() { HasText = "Europe/Berlin" });
        await Expect(row).ToContainTextAsync("Mon 08:15–17:00 · Wed–Fri 08:00–17:00");
        await row.GetByRole(AriaRole.Button, new() { Name = $"Change {name}" }).ClickAsync();
        await Send(window, $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//T//T//EN\r\nBEGIN:VEVENT\r\nUID:1@example\r\nDTSTART;VALUE=DATE:{DateTime.UtcNow.Year + 1}0507\r\nSUMMARY:{holiday}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        await Expect(window.Page.GetByText("1 new holiday.").First).ToBeVisibleAsync();
        await Expect(Field(window, "Name of line 1")).ToHaveValueAsync(holiday);

        await window.Button("Undo").Last.ClickAsync();
        await Expect(Field(window, "Name of line 1")).ToHaveCountAsync(0);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_card_is_taken_along_by_keys_and_stays_there()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var subject = Own.Name("The blind hangs");
        await app.One.OpenTicket(subject);
        await using var window = await app.Open($"/tickets/board?q={Uri.EscapeDataString(subject)}");
        await Card(window, "New", subject).FocusAsync();
        await window.Page.Keyboard.PressAsync("Shift+ArrowRight");
        await Expect(Card(window, "Open", subject)).ToBeFocusedAsync();
        await Expect(window.Button("Undo")).ToBeVisibleAsync(); // it is saved
        await window.Page.ReloadAsync();
        await Expect(Card(window, "Open", subject)).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_view_of_the_board_is_saved_and_is_the_queues_as_well()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var (subject, other, view) = (Own.Name("The awning tears"), Own.Name("The awning sticks"), Own.Name("Awnings"));
        await app.One.OpenTicket(subject);
        await app.One.OpenTicket(other);
        await using var window = await app.Open($"/tickets/board?q={Uri.EscapeDataString(subject)}");
        await window.Button("Save as a view").ClickAsync();
        await window.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(view);
        await window.Button("Save").ClickAsync();
        await Expect(window.Button($"View: {view}")).ToBeVisibleAsync();

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "As a list" }).ClickAsync();
        await Expect(window.Button($"View: {view}")).ToBeVisibleAsync();
        await Expect(window.Row(subject)).ToBeVisibleAsync();
        await Expect(window.Row(other)).ToHaveCountAsync(0);
        Assert.Empty(window.Complaints);
    }

    private static ILocator Card(Window window, string column, string subject) =>
        window.Page.GetByRole(AriaRole.Region, new() { Name = column, Exact = true }).GetByRole(AriaRole.Link, new() { Name = subject });

    private static ILocator Field(Window window, string label) => window.Page.GetByLabel(label, new() { Exact = true });

    private static Task Send(Window window, string text) =>
        window.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "holidays.ics", MimeType = "text/calendar", Buffer = Encoding.UTF8.GetBytes(text) });

    [GeneratedRegex("^Resolution")]
    private static partial Regex Resolution();
}
