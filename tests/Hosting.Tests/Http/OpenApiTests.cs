using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http.OpenApi;

namespace Platform.Hosting.Http;

public sealed class OpenApiTests
{
    public enum ThingMood { Calm, VeryAngry }

    public sealed record ThingView(Guid Id, string Name, ThingMood Mood, TimeSpan? For, DateTimeOffset At, string? Note, double Level, int Version) : IVersioned;

    internal static class RenameThing
    {
        public sealed record Command([property: Required, StringLength(100)] string Name, ThingMood? Mood, string? Note);

        public static void Map(IEndpointRouteBuilder things) =>
            things.MapPut("/{id:guid}", Put).WithName(nameof(RenameThing)).WithSummary("Rename a thing").RequirePermission("things.write");

        private static Task<Results<Ok<ThingView>, ProblemHttpResult>> Put(Guid id, IfMatch version, Command command) =>
            throw new InvalidOperationException($"{id} {version} {command}");
    }

    internal static class OpenThing
    {
        public sealed record Command(string Name);

        public static void Map(IEndpointRouteBuilder things) => things.MapPost("/", Post).WithName(nameof(OpenThing)).RequirePermission("things.write");

        private static Task<Results<Created<ThingView>, ProblemHttpResult>> Post(Command command) => throw new InvalidOperationException($"{command}");
    }

    private static void Map(IEndpointRouteBuilder api)
    {
        var things = api.MapGroup("/things").WithTags("Things");
        RenameThing.Map(things);
        OpenThing.Map(things);
        things.MapGet("/", ([AsParameters] ListQuery list, ThingMood? mood) => new Page<ThingView>([], $"{list}{mood}")).WithName("ListThings").RequirePermission("things.read");
        api.MapPost("/session", () => TypedResults.NoContent()).WithName("SignIn").AllowAnonymous();
    }

    private static async Task<JsonElement> Document(Action<RouteGroupBuilder>? map = null) => JsonDocument.Parse(await Text(map)).RootElement;

    private static async Task<string> Text(Action<RouteGroupBuilder>? map = null)
    {
        await using var app = TestApi.Build(map ?? Map);
        using var stream = new MemoryStream();
        await ApiDocument.Write(app, stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    [Fact]
    public async Task The_document_is_written_without_a_running_server()
    {
        var document = await Document();
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(["/v1/session", "/v1/things", "/v1/things/{id}"], document.GetProperty("paths").EnumerateObject().Select(p => p.Name));
        Assert.False(document.TryGetProperty("servers", out _));
    }

    [Fact]
    public async Task The_same_endpoints_in_another_order_are_the_same_document() =>
        Assert.Equal(await Text(), await Text(api =>
        {
            api.MapPost("/session", () => TypedResults.NoContent()).WithName("SignIn").AllowAnonymous();
            var things = api.MapGroup("/things").WithTags("Things");
            things.MapGet("/", ([AsParameters] ListQuery list, ThingMood? mood) => new Page<ThingView>([], $"{list}{mood}")).WithName("ListThings").RequirePermission("things.read");
            OpenThing.Map(things);
            RenameThing.Map(things);
        }));

    [Fact]
    public async Task The_served_document_is_the_written_one()
    {
        await using var api = await TestApi.Start(Map);
        Assert.Equal(await Text(), await api.Stranger().GetStringAsync("/openapi/v1.json"));
    }

    [Fact]
    public async Task Two_slices_may_both_have_a_command() => Assert.Equal(
        ["OpenThingCommand", "Problem", "RenameThingCommand", "ThingMood", "ThingPage", "ThingView"],
        (await Document()).GetProperty("components").GetProperty("schemas").EnumerateObject().Select(s => s.Name));

    internal static class Elsewhere { public sealed record ThingView(string Other); }

    [Fact]
    public async Task Two_types_of_one_name_stop_the_document() =>
        Assert.Contains("would both be called ThingView", (await Assert.ThrowsAsync<InvalidOperationException>(() => Text(api =>
        {
            Map(api);
            api.MapGet("/other", () => new Elsewhere.ThingView("")).WithName("Other");
        }))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task An_answer_promises_every_field_and_a_request_asks_only_for_what_it_needs()
    {
        var schemas = (await Document()).GetProperty("components").GetProperty("schemas");
        Assert.Equal(["at", "for", "id", "level", "mood", "name", "note", "version"], Strings(schemas.GetProperty("ThingView").GetProperty("required")));
        Assert.Equal(["items", "next"], Strings(schemas.GetProperty("ThingPage").GetProperty("required")));
        Assert.Equal(["name"], Strings(schemas.GetProperty("RenameThingCommand").GetProperty("required")));
    }

    [Fact]
    public async Task Fields_are_described_as_they_are_written()
    {
        var schemas = (await Document()).GetProperty("components").GetProperty("schemas");
        var fields = schemas.GetProperty("ThingView").GetProperty("properties");
        Assert.Equal(("string", "date-time"), (fields.GetProperty("at").GetProperty("type").GetString(), fields.GetProperty("at").GetProperty("format").GetString()));
        Assert.Equal(["null", "string"], Strings(fields.GetProperty("for").GetProperty("type")));
        Assert.Equal("duration", fields.GetProperty("for").GetProperty("format").GetString());
        Assert.Equal(("number", "double"), (fields.GetProperty("level").GetProperty("type").GetString(), fields.GetProperty("level").GetProperty("format").GetString()));
        Assert.Equal("integer", fields.GetProperty("version").GetProperty("type").GetString());
        Assert.Equal("string", schemas.GetProperty("ThingMood").GetProperty("type").GetString());
        Assert.Equal(["calm", "veryAngry"], Strings(schemas.GetProperty("ThingMood").GetProperty("enum")));
        Assert.Equal(100, schemas.GetProperty("RenameThingCommand").GetProperty("properties").GetProperty("name").GetProperty("maxLength").GetInt32());
    }

    [Fact]
    public async Task An_operation_says_its_name_its_permission_and_its_problems()
    {
        var put = (await Document()).GetProperty("paths").GetProperty("/v1/things/{id}").GetProperty("put");
        Assert.Equal(("RenameThing", "Rename a thing", "things.write"),
            (put.GetProperty("operationId").GetString(), put.GetProperty("summary").GetString(), put.GetProperty("x-permission").GetString()));
        Assert.Equal(["200", "400", "401", "403", "404", "409", "412", "413", "415", "422", "429", "500"], put.GetProperty("responses").EnumerateObject().Select(r => r.Name));
        Assert.Equal("#/components/schemas/Problem", put.GetProperty("responses").GetProperty("412").GetProperty("content")
            .GetProperty("application/problem+json").GetProperty("schema").GetProperty("$ref").GetString());
        Assert.Equal(["id", "If-Match"], put.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task An_operation_open_to_all_asks_for_no_key()
    {
        var paths = (await Document()).GetProperty("paths");
        Assert.Equal(0, paths.GetProperty("/v1/session").GetProperty("post").GetProperty("security").GetArrayLength());
        Assert.Equal(["key", "session"], paths.GetProperty("/v1/things").GetProperty("post").GetProperty("security").EnumerateArray().Select(s => s.EnumerateObject().Single().Name));
    }

    [Fact]
    public async Task The_problems_of_any_endpoint_are_listed() =>
        Assert.Contains("| 422 | `urn:problem:idempotency.reused` |", (await Document()).GetProperty("info").GetProperty("description").GetString(), StringComparison.Ordinal);

    [Fact]
    public async Task A_list_says_its_parameters_as_callers_write_them() => Assert.Equal(
        ["count", "cursor", "fields", "limit", "mood", "q", "sort"],
        (await Document()).GetProperty("paths").GetProperty("/v1/things").GetProperty("get").GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()!).Order());

    [Fact]
    public void Doc_comments_of_types_and_their_parameters_are_found()
    {
        Assert.StartsWith("How often one caller may ask: a bucket of Burst calls", DocComments.Of(typeof(Limits.RateLimit)), StringComparison.Ordinal);
        Assert.StartsWith("Some items of a list", DocComments.Of(typeof(Page<ThingView>)), StringComparison.Ordinal);
        Assert.Null(DocComments.Of(typeof(string)));
    }

    [Fact]
    public async Task The_reference_runs_no_script_but_ours()
    {
        await using var api = await TestApi.Start(Map);
        var page = await api.Stranger().GetAsync("/reference");
        var nonce = System.Text.RegularExpressions.Regex.Match(page.Headers.GetValues("Content-Security-Policy").Single(), "'nonce-([^']+)'").Groups[1].Value;
        Assert.Equal(2, (await page.Content.ReadAsStringAsync()).Split($"<script nonce=\"{nonce}\"").Length - 1);
        Assert.DoesNotContain("http", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!).Order(StringComparer.Ordinal)];
}
