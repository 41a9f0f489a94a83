using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class PeopleJourneys(BrowserApp app)
{
    [Fact]
    public async Task A_colleague_is_invited_joins_by_the_link_and_is_let_go_with_a_way_back()
    {
        var (email, name) = ($"{Own.Word()}@invited.example", Own.Name("Bo Berg"));
        await using var window = await app.Open("/settings/people");
        await window.Button("Invite").ClickAsync();
        var dialog = window.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("E-mail").FillAsync(email);
        await dialog.GetByLabel("Role").SelectOptionAsync("technician");
        await dialog.GetByLabel("Riverside Offices").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send invitation" }).ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Region, new() { Name = "Invitations" })).ToContainTextAsync(email);

        await using var other = await app.Open();
        await other.Page.GotoAsync((await app.MailTo(email)).Link.ToString());
        await Expect(other.Page.GetByRole(AriaRole.Heading)).ToContainTextAsync("Join Northwind");
        Assert.DoesNotContain("inv_", other.Page.Url, StringComparison.Ordinal);
        await other.Page.GetByLabel("Your name").FillAsync(name);
        await other.Page.GetByLabel("Password").FillAsync("Kestrel-over-the-Quay-7");
        await other.Button("Join").ClickAsync();
        await Expect(other.Row("Riverside Offices")).ToBeVisibleAsync();
        await Expect(other.Row("Harbour Tower")).ToHaveCountAsync(0);

        await window.Page.ReloadAsync();
        await window.Row(name).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Deactivate" }).ClickAsync();
        await Expect(window.Button("Undo")).ToBeVisibleAsync(); // it is done
        await other.Page.ReloadAsync();
        await Expect(other.Heading("Sign in")).ToBeVisibleAsync();

        await window.Button("Undo").ClickAsync();
        await window.Row(name).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Deactivate" })).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_role_of_the_companys_own_stands_beside_the_others_in_the_matrix()
    {
        var title = Own.Name("Night shift");
        await using var window = await app.Open("/settings/roles");
        await Expect(window.Page.GetByRole(AriaRole.Columnheader, new() { NameRegex = new("Auditor") })).ToBeVisibleAsync();
        await window.Button("Make a role").ClickAsync();
        var dialog = window.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Title").FillAsync(title);
        await dialog.GetByLabel("devices.read").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(window.Page.GetByRole(AriaRole.Columnheader, new() { NameRegex = new(title) })).ToBeVisibleAsync();
        await Expect(window.Page.GetByLabel($"{title} may: devices.read")).ToHaveCountAsync(1);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_link_that_was_never_sent_says_what_to_do()
    {
        await using var window = await app.Open();
        await window.Page.GotoAsync("/invitation#inv_nonsense");
        await Expect(window.Heading("This link does not work")).ToBeVisibleAsync();
        await Expect(window.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Ask whoever invited you");
    }
}
