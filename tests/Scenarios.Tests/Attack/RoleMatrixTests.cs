using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Platform.Scenarios.Attack;

/// <summary>Every role at every endpoint: what the role allows gets past the gate, everything else is 403 and names the permission.</summary>
public sealed class RoleMatrixTests(AttackedApp app) : IClassFixture<AttackedApp>
{
    private const string Password = "Kestrel-over-the-Quay-7";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_role_gets_where_it_may_and_nowhere_else()
    {
        var guarded = (await app.Surface()).Operations.Where(o => o.Permissions.Count > 0).ToList();
        Assert.True(guarded.Count >= 30);

        List<string> wrong = [];
        foreach (var role in await Roles())
        {
            var grants = role.GetProperty("grants").EnumerateArray().Select(g => g.GetString()!).ToHashSet();
            using var person = await Join(role.GetProperty("id").GetString()!);
            foreach (var operation in guarded)
            {
                var may = grants.Contains("*") || operation.Permissions.All(grants.Contains);
                using var answer = await Try(person, operation);
                if (answer.StatusCode is HttpStatusCode.Unauthorized || may == await IsGated(answer, operation))
                    wrong.Add($"{role.GetProperty("id")} at {operation}: {(int)answer.StatusCode}, and {(may ? "may" : "may not")}");
            }
        }

        wrong.AssertNone();
    }

    [Fact]
    public async Task Nobody_gets_anywhere_that_is_not_open_to_everyone()
    {
        using var stranger = app.Stranger();
        foreach (var operation in (await app.Surface()).Operations.Where(o => o.Permissions.Count > 0))
        {
            using var answer = await Try(stranger, operation);
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized, $"{operation}: {(int)answer.StatusCode}");
        }
    }

    /// <summary>Who may do what is looked at whenever it changes: APPROVE=1 writes the file anew.</summary>
    [Fact]
    public async Task What_the_roles_allow_is_what_was_approved()
    {
        var (roles, file) = (await Roles(), Path.Combine(Root(), "tests", "Scenarios.Tests", "Attack", "RoleMatrix.approved.txt"));
        var permissions = (await app.One.Client.GetFromJsonAsync<JsonElement>("/v1/permissions", Ct)).EnumerateArray().Select(p => p.GetProperty("name").GetString()!);
        var matrix = new StringBuilder();
        foreach (var permission in permissions)
            matrix.Append(permission).Append(": ").AppendJoin(' ', roles.Where(r => r.GetProperty("grants").EnumerateArray().Any(g => g.GetString() is "*" || g.GetString() == permission)).Select(r => r.GetProperty("id").GetString())).Append('\n');

        if (Environment.GetEnvironmentVariable("APPROVE") == "1") await File.WriteAllTextAsync(file, matrix.ToString(), Ct);
        Assert.Equal(await File.ReadAllTextAsync(file, Ct), matrix.ToString());
    }

    private async Task<IReadOnlyList<JsonElement>> Roles() =>
        [.. (await app.One.Client.GetFromJsonAsync<JsonElement>("/v1/roles", Ct)).GetProperty("items").EnumerateArray().Where(r => !r.GetProperty("isOwn").GetBoolean())];

    private async Task<HttpClient> Join(string role)
    {
        var email = $"{role}-{Guid.NewGuid():N}@matrix.example";
        (await app.One.Client.PostAsJsonAsync("/v1/invitations", new { email, role }, Ct)).EnsureSuccessStatusCode();
        var token = (await app.MailTo(email)).Link.Fragment.TrimStart('#');
        var person = app.Stranger();
        (await person.PostAsJsonAsync("/v1/invitations/acceptance", new { token, name = role, password = Password }, Ct)).EnsureSuccessStatusCode();
        var issued = await (await person.PostAsJsonAsync("/v1/token", new { email, password = Password }, Ct)).Content.ReadFromJsonAsync<JsonElement>(Ct);
        person.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", issued.GetProperty("accessToken").GetString());
        return person;
    }

    /// <summary>Of things that are not there, with a body that says nothing: past the gate there is nothing it could do.</summary>
    private static Task<HttpResponseMessage> Try(HttpClient person, Operation operation) => person.SendAsync(
        new(operation.Method, operation.At(Guid.CreateVersion7().ToString())) { Content = operation.Body is null ? null : new StringContent("[]", Encoding.UTF8, "application/json") }, Ct);

    private static async Task<bool> IsGated(HttpResponseMessage answer, Operation operation)
    {
        if (answer.StatusCode is not HttpStatusCode.Forbidden) return false;
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        return problem.GetProperty("type").GetString() == "urn:problem:permission.missing" && operation.Permissions.Contains(problem.GetProperty("permission").GetString()!);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Platform.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
