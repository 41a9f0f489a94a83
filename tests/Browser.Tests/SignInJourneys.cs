using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class SignInJourneys(BrowserApp app)
{
    [Fact]
    public async Task A_person_signs_in_and_sees_the_sites_of_their_own_tenant_only()
    {
        await using var window = await app.Open();
        await window.SignIn(app.One);
        foreach (var site in app.One.Sites) await Expect(window.Row(site.Name)).ToBeVisibleAsync();
        await Expect(window.Page.GetByText(app.Two.Sites[0].Name)).ToHaveCountAsync(0);

        await window.Page.GotoAsync($"/sites/{app.Two.Sites[0].Id}");
        await Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is nothing here");
    }

    [Fact]
    public async Task The_bare_address_leads_to_the_door()
    {
        await using var window = await app.Open();
        await window.Page.GotoAsync("/");
        await Expect(window.Heading("Sign in")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_wrong_password_says_so_and_nothing_more()
    {
        await using var window = await app.Open();
        await window.Page.GotoAsync("/sign-in");
        var complaint = window.Page.GetByRole(AriaRole.Alert);

        await window.Try(app.One.Email, "not the password");
        await Expect(complaint).ToContainTextAsync("is not right");
        var toSomebody = await complaint.InnerTextAsync();

        await window.Page.ReloadAsync();
        await window.Try("nobody@demo.example", "not the password");
        await Expect(complaint).ToHaveTextAsync(toSomebody);
        await Expect(window.Page).ToHaveURLAsync(new Regex("/sign-in"));
    }

    [Fact]
    public async Task Who_signs_out_is_out_until_they_sign_in_again()
    {
        await using var window = await app.Open();
        await window.SignIn(app.One);
        await window.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Signed in as") }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Expect(window.Heading("Sign in")).ToBeVisibleAsync();

        await window.Page.GotoAsync("/devices");
        await Expect(window.Heading("Sign in")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_session_that_expired_leads_to_the_door_and_back_to_the_page()
    {
        await using var window = await app.Open();
        await window.SignIn(app.One);
        await Expect(window.Row(app.One.Sites[0].Name)).ToBeVisibleAsync();
        await window.ForgetCookies();
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Devices", Exact = true }).ClickAsync();
        await Expect(window.Heading("Sign in")).ToBeVisibleAsync();

        await window.Try(app.One.Email, app.One.Password);
        await Expect(window.Heading("Devices")).ToBeVisibleAsync();
        await Expect(window.Live).ToBeVisibleAsync();
    }
}
