using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Platform.Browser;

/// <summary>What a company's help desk has before a journey begins: articles, people who may ask, mails.</summary>
internal static class HelpDeskOfCompany
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Publishes an article for everybody.</summary>
    public static async Task Publish(this Company company, string title, string body)
    {
        var article = await (await company.Client.PostAsJsonAsync("/v1/knowledge/articles", new { title, body, visibility = "public" }, Ct)).Read();
        (await company.Client.PutAsync($"/v1/knowledge/articles/{article.GetProperty("id").GetString()}/publication", null, Ct)).EnsureSuccessStatusCode();
    }

    /// <summary>Asks somebody by mail to join as one of the company's customers.</summary>
    public static async Task InviteClient(this Company company, string email) =>
        await (await company.Client.PostAsJsonAsync("/v1/invitations", new { email, role = "client" }, Ct)).Read();

    /// <summary>Lets contacts be asked how it was, once their tickets are resolved.</summary>
    public static async Task AskForRatings(this Company company) => await (await company.Client.PatchAsJsonAsync("/v1/ticket-settings", new { asksForRatings = true }, Ct)).Read();

    /// <summary>Lets a mail come in that nobody seems to have written.</summary>
    public static async Task ReceiveAutomaticMail(this Company company, string subject)
    {
        var mailbox = await (await company.Client.PostAsJsonAsync("/v1/mailboxes", new { provider = "sendGrid", address = $"{Own.Word()}@desk.example" }, Ct)).Read();
        using var mail = new MultipartFormDataContent("b")
        {
            { new StringContent($"Message-ID: <{Own.Word()}@customer.example>\nPrecedence: bulk"), "\"headers\"" }, { new StringContent("Ada Example <ada@customer.example>"), "\"from\"" },
            { new StringContent(subject), "\"subject\"" }, { new StringContent("It is the wrong one."), "\"text\"" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(mailbox.GetProperty("postTo").GetString()!).AbsolutePath) { Content = mail };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(mailbox.GetProperty("userInfo").GetString()!)));
        using var provider = new HttpClient { BaseAddress = company.Client.BaseAddress };
        (await provider.SendAsync(request, Ct)).EnsureSuccessStatusCode();
    }

    /// <summary>Forms a team of the one person the company has.</summary>
    public static async Task<string> FormTeam(this Company company, string name)
    {
        var people = await company.Client.GetFromJsonAsync<JsonElement>("/v1/users", Ct);
        var team = await (await company.Client.PostAsJsonAsync("/v1/teams", new { name, members = people.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("id").GetGuid()).ToArray() }, Ct)).Read();
        return team.GetProperty("id").GetString()!;
    }

    /// <summary>Brings tickets of the last months that a team was given a day for, and did in so many hours each.</summary>
    public static async Task BringPast(this Company company, string teamId, int tickets, double hours) => await Parallel.ForEachAsync(Enumerable.Range(0, tickets), Ct, async (i, _) =>
    {
        var openedAt = DateTimeOffset.UtcNow.AddDays(-60).AddHours(i * 20);
        var opened = await company.Then(HttpMethod.Post, "/v1/tickets", openedAt, new { subject = $"Past {i}", teamId, dueBy = openedAt.AddDays(1) });
        await company.Then(HttpMethod.Put, $"/v1/tickets/{opened.GetProperty("id").GetString()}/resolution", openedAt.AddHours(hours), null);
    });

    private static async Task<JsonElement> Then(this Company company, HttpMethod method, string path, DateTimeOffset at, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body), Headers = { { "Occurred-At", at.ToString("O") } } };
        return await (await company.Client.SendAsync(request, Ct)).Read();
    }

    private static async Task<JsonElement> Read(this HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Ct));
        return await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }
}
