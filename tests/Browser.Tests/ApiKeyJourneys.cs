using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class ApiKeyJourneys(BrowserApp app)
{
    [Fact]
    public async Task An_api_key_is_shown_once_and_works_until_it_is_revoked()
    {
        var name = Own.Name("Gateway of the yard");
        await using var window = await app.Open("/settings/api-keys");
        var dialog = window.Page.GetByRole(AriaRole.Dialog);
        await window.Button("Create key").ClickAsync();
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await dialog.GetByLabel("sites.read").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create key" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("cannot be shown again");
        var secret = (await dialog.GetByText("pk_").First.InnerTextAsync()).Trim();

        using var program = app.ClientFor(secret);
        Assert.Equal(HttpStatusCode.OK, await Ask(program));

        await window.Button("I have stored it").ClickAsync();
        await Expect(window.Row(name)).ToBeVisibleAsync();
        Assert.DoesNotContain(secret, await window.Page.ContentAsync(), StringComparison.Ordinal);

        await Choose(window, name, "New secret");
        await dialog.GetByLabel("The secret before works").SelectOptionAsync("PT0S");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "New secret" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("cannot be shown again");
        using var rotated = app.ClientFor((await dialog.GetByText("pk_").First.InnerTextAsync()).Trim());
        await window.Button("I have stored it").ClickAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(program));
        Assert.Equal(HttpStatusCode.OK, await Ask(rotated));

        await Choose(window, name, "Revoke");
        await window.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = $"Revoking {name}" })
            .GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(window.Row(name)).ToHaveCountAsync(0);
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(rotated));
    }

    private static async Task Choose(Window window, string name, string action)
    {
        await window.Row(name).GetByRole(AriaRole.Button, new() { Name = $"Actions for {name}" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Menuitem, new() { Name = action }).ClickAsync();
    }

    private static async Task<HttpStatusCode> Ask(HttpClient program) =>
        (await program.GetAsync("/v1/sites", TestContext.Current.CancellationToken)).StatusCode;
}
