using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Hosting.Http;

public sealed class MalformedRequestTests : IAsyncLifetime
{
    public enum Size { Small, VeryLarge }

    public sealed record Item([property: Range(1, 100)] int Count, Size Size = Size.Small);
    public sealed record Command(string Name, string? Note, IReadOnlyList<Item> Items, DateTimeOffset? At, TimeSpan? For, double? Level, Guid? Id, string[]? Tags = null);

    private TestApi _api = null!;

    public async ValueTask InitializeAsync() => _api = await TestApi.Start(
        api =>
        {
            api.MapPost("/things", (Command command) => TypedResults.Ok(command));
            api.MapGet("/things", ([AsParameters] ListQuery list, [FromQuery] Size? size) => TypedResults.Ok());
            api.MapGet("/numbers/{number:int}", (int number) => TypedResults.Ok(number));
            api.MapPut("/versions", (IfMatch version) => TypedResults.Ok(version.Version));
        },
        setup: builder => builder.Services.AddValidation());

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    private Task<HttpResponseMessage> Post(string body) => _api.Caller().PostText("/v1/things", body);

    [Fact]
    public async Task An_unknown_field_is_refused_by_name() =>
        await (await Post("""{"name":"a","items":[],"colour":"red"}""")).NamesTheField("colour", "There is no such field.");

    [Fact]
    public async Task An_unknown_field_inside_a_list_is_refused_by_its_path() =>
        await (await Post("""{"name":"a","items":[{"count":1},{"count":1,"colour":"red"}]}""")).NamesTheField("items[1].colour", "There is no such field.");

    [Fact]
    public async Task A_field_given_twice_is_refused() =>
        await (await Post("""{"name":"a","name":"b","items":[]}""")).NamesTheField("name", "This field is given twice.");

    [Fact]
    public async Task Every_missing_field_is_named()
    {
        var answer = await Post("{}");
        await answer.NamesTheField("name", "This field is required.");
        await (await Post("{}")).NamesTheField("items", "This field is required.");
    }

    [Fact]
    public async Task A_field_that_may_be_null_may_be_left_out() =>
        Assert.Equal(HttpStatusCode.OK, (await Post("""{"name":"a","items":[]}""")).StatusCode);

    [Fact]
    public async Task Null_where_there_must_be_a_value_is_refused() =>
        await (await Post("""{"name":null,"items":[]}""")).NamesTheField("name", "This field must not be null.");

    [Fact]
    public async Task A_hole_in_a_list_of_texts_is_refused() =>
        await (await Post("""{"name":"a","items":[],"tags":["b",null]}""")).NamesTheField("tags", "Must be an array of texts.");

    [Fact]
    public async Task A_parameter_with_a_nul_in_it_is_refused() =>
        await (await _api.Caller().GetAsync("/v1/things?q=a%00b", TestContext.Current.CancellationToken)).IsProblem(HttpStatusCode.BadRequest, "request.malformed");

    [Fact]
    public async Task A_value_of_the_wrong_kind_is_refused_with_the_right_one() =>
        await (await Post("""{"name":"a","items":[{"count":"1"}]}""")).NamesTheField("items[0].count", "Must be a whole number within range.");

    [Fact]
    public async Task A_word_that_is_none_of_the_enum_is_answered_with_those_that_are() =>
        await (await Post("""{"name":"a","items":[{"count":1,"size":"huge"}]}""")).NamesTheField("items[0].size", "Must be one of small, veryLarge.");

    [Fact]
    public async Task A_number_is_no_word_of_an_enum() =>
        await (await Post("""{"name":"a","items":[{"count":1,"size":1}]}""")).NamesTheField("items[0].size", "Must be one of small, veryLarge.");

    [Theory]
    [InlineData("\"2026-11-20T10:00:00\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"2026-11-20\"")]
    [InlineData("1700000000")]
    public async Task An_instant_without_an_offset_is_refused(string at) =>
        await (await Post($$"""{"name":"a","items":[],"at":{{at}}}""")).NamesTheField("at", "Must be an instant with its offset, such as 2026-11-20T10:00:00Z.");

    [Theory]
    [InlineData("P1M")]
    [InlineData("00:15:00")]
    [InlineData("P99999999999D")]
    public async Task A_duration_without_a_length_is_refused(string duration) =>
        await (await Post($$"""{"name":"a","items":[],"for":"{{duration}}"}""")).NamesTheField("for", "Must be an ISO 8601 duration in days or less, such as PT15M.");

    [Theory]
    [InlineData("\"NaN\"")]
    [InlineData("1e999")]
    [InlineData("\"1\"")]
    public async Task A_number_that_is_none_is_refused(string level) =>
        await (await Post($$"""{"name":"a","items":[],"level":{{level}}}""")).NamesTheField("level", "Must be a finite number.");

    [Fact]
    public async Task Bare_NaN_is_not_JSON() =>
        await (await Post("""{"name":"a","items":[],"level":NaN}""")).NamesTheField("level", "Not valid JSON at line 1, byte 32.");

    [Fact]
    public async Task Broken_JSON_is_located() =>
        await (await Post("{\"name\":\"a\",\n\"items\":[}")).NamesTheField("items[0]", "Not valid JSON at line 2, byte 10.");

    [Fact]
    public async Task JSON_a_thousand_levels_deep_is_refused() =>
        await (await Post($$"""{"name":"a","items":{{string.Concat(Enumerable.Repeat("[", 1000))}}{{string.Concat(Enumerable.Repeat("]", 1000))}}}"""))
            .IsProblem(HttpStatusCode.BadRequest, "request.malformed");

    [Fact]
    public async Task A_body_of_another_shape_is_refused() => await (await Post("[]")).NamesTheField("$", "Must be an object.");

    [Fact]
    public async Task No_body_at_all_is_refused() => await (await Post("")).IsProblem(HttpStatusCode.BadRequest, "request.malformed");

    [Fact]
    public async Task A_field_that_breaks_its_rule_is_named_as_the_caller_wrote_it() =>
        await (await Post("""{"name":"a","items":[{"count":0}]}""")).NamesTheField("items[0].count", "The field Count must be between 1 and 100.");

    [Fact]
    public async Task A_body_too_large_is_refused() =>
        await (await Post($$"""{"name":"{{new string('a', 1100 * 1024)}}","items":[]}""")).IsProblem(HttpStatusCode.RequestEntityTooLarge, "request.too-large");

    [Fact]
    public async Task A_body_of_unknown_length_that_grows_too_large_is_refused()
    {
        var body = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"name":"{{new string('a', 1100 * 1024)}}","items":[]}""")));
        body.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/things") { Content = body };
        request.Headers.TransferEncodingChunked = true;
        await (await _api.Caller().SendAsync(request)).IsProblem(HttpStatusCode.RequestEntityTooLarge, "request.too-large");
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_refused_by_its_type() =>
        await (await _api.Caller().PostText("/v1/things", "name=a", "application/x-www-form-urlencoded")).IsProblem(HttpStatusCode.UnsupportedMediaType, "request.unsupported-type");

    [Theory]
    [InlineData("limit=0", "limit", "The limit is a whole number from 1 to 200.")]
    [InlineData("limit=ten", "limit", "'ten' is not a whole number.")]
    [InlineData("size=huge", "size", "'huge' is not a value it can have.")]
    public async Task A_parameter_that_cannot_be_read_is_named(string query, string name, string message) =>
        await (await _api.Caller().GetAsync($"/v1/things?{query}")).NamesTheField(name, message);

    [Theory]
    [InlineData("three")]
    [InlineData("\"3\", \"4\"")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    public async Task An_If_Match_that_is_none_of_our_versions_is_refused(string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/v1/versions");
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        await (await _api.Caller().SendAsync(request)).NamesTheField("If-Match", "If-Match takes one ETag as we sent it, such as \"3\".");
    }

    [Theory]
    [InlineData("\"3\"", "3")]
    [InlineData("W/\"3\"", "3")]
    [InlineData("3", "3")]
    [InlineData("*", "")]
    public async Task An_If_Match_is_read_in_every_form_it_comes_in(string tag, string version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/v1/versions");
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        Assert.Equal(version.Length > 0 ? version : "null", await (await _api.Caller().SendAsync(request)).Content.ReadAsStringAsync() is { Length: > 0 } text ? text : "null");
    }

    [Theory]
    [InlineData("X-Broken: a\rb")]
    [InlineData("X-Folded: a\r\n b")]
    [InlineData("X-Nul: a\0b")]
    public async Task A_header_with_a_line_break_in_it_ends_the_call(string header)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(_api.Address.Host, _api.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /v1/numbers/1 HTTP/1.1\r\nHost: localhost\r\n{header}\r\n\r\n"));
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 400 Bad Request", await reader.ReadLineAsync());
    }
}
