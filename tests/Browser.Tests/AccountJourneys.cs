using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class AccountJourneys(BrowserApp app)
{
    private const string Password = "violin-Harbour-71";

    [Fact]
    public async Task A_company_registers_by_mail_and_its_administrator_sets_up_a_second_factor()
    {
        await using var window = await app.Open();
        var (page, email) = (window.Page, $"{Guid.NewGuid():N}@new.example");
        await Register(page, email);

        await page.GotoAsync("/settings/profile");
        await window.Button("Set up an app").ClickAsync();
        await Confirm(page, "Continue");
        var secret = (await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button).Filter(new() { HasTextRegex = new("^[A-Z2-7 ]{32,}") }).InnerTextAsync()).Trim();
        await page.GetByLabel("The code it shows").FillAsync(Code.Of(secret, DateTimeOffset.UtcNow));
        await window.Button("Turn on").ClickAsync();
        var recovery = await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Listitem).First.InnerTextAsync();
        await window.Button("I have kept them").ClickAsync();
        await Expect(page.GetByText("10 recovery codes are left")).ToBeVisibleAsync();

        await window.ForgetCookies();
        await page.GotoAsync("/sign-in");
        await window.Try(email, Password);
        await page.GetByLabel("Code").FillAsync("000000 no");
        await window.Button("Sign in").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("code is not right");
        await page.GetByLabel("Code").FillAsync(recovery);
        await window.Button("Sign in").ClickAsync();
        await Expect(window.Heading("Sites")).ToBeVisibleAsync();

        await page.GotoAsync("/settings/sessions");
        await Expect(page.GetByText("this browser")).ToBeVisibleAsync();
        await window.Button("End").First.ClickAsync();
        await Expect(page.GetByText(new Regex("is signed out in")).First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_passkey_signs_in_without_a_password()
    {
        await using var window = await app.Open();
        var page = window.Page;
        var cdp = await page.Context.NewCDPSessionAsync(page);
        await cdp.SendAsync("WebAuthn.enable");
        await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        var home = app.Url.Replace("127.0.0.1", "localhost"); // passkeys belong to a name
        await Register(page, $"{Guid.NewGuid():N}@new.example", home);

        await page.GotoAsync($"{home}/settings/profile");
        await window.Button("Add a passkey").ClickAsync();
        await page.GetByLabel("Name").FillAsync("Ada's laptop");
        await Confirm(page, "Continue");
        await Expect(page.GetByText("Ada's laptop", new() { Exact = true })).ToBeVisibleAsync();

        await window.ForgetCookies();
        await page.GotoAsync($"{home}/sign-in");
        await window.Button("Sign in with a passkey").ClickAsync();
        await Expect(window.Heading("Sites")).ToBeVisibleAsync();

        await page.GotoAsync($"{home}/settings/profile");
        await window.Button("Remove").ClickAsync();
        await Expect(page.GetByText(new Regex("Ada's laptop is removed in")).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_forgotten_password_is_set_anew_by_mail()
    {
        await using var window = await app.Open();
        var (page, email) = (window.Page, $"{Guid.NewGuid():N}@new.example");
        await Register(page, email);
        await window.ForgetCookies();

        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Link, new() { Name = "Forgot your password?" }).ClickAsync();
        await Expect(window.Heading("Set a new password")).ToBeVisibleAsync(); // where one comes from asks for an e-mail address, too
        await page.GetByLabel("E-mail").FillAsync(email);
        await window.Button("Send the link").ClickAsync();
        await Expect(window.Heading("Look into your mailbox")).ToBeVisibleAsync();
        await page.GotoAsync((await app.MailTo(email, m => m.Subject == "Set a new password")).Link.AbsoluteUri);
        await page.GetByLabel("New password").FillAsync("Sunshine2024!");
        await window.Button("Save the password").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("attackers try");
        await page.GetByLabel("New password").FillAsync("harbour-Violin-72");
        await window.Button("Save the password").ClickAsync();
        await Expect(window.Heading("The password is changed")).ToBeVisibleAsync();

        await page.GotoAsync("/sign-in");
        await window.Try(email, "harbour-Violin-72");
        await Expect(window.Heading("Sites")).ToBeVisibleAsync();
    }

    private async Task Register(IPage page, string email, string home = "")
    {
        await page.GotoAsync($"{home}/sign-up");
        await page.GetByLabel("Company").FillAsync("Harbour Works");
        await page.GetByLabel("Your name").FillAsync("Ada Lovelace");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the link" }).ClickAsync();
        var link = (await app.MailTo(email)).Link;
        await page.GotoAsync(home.Length > 0 ? link.AbsoluteUri.Replace("127.0.0.1", "localhost") : link.AbsoluteUri);
        await page.GetByLabel("New password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sites", Exact = true })).ToBeVisibleAsync();
    }

    private static async Task Confirm(IPage page, string action)
    {
        await page.GetByLabel("Current password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = action }).ClickAsync();
    }
}
