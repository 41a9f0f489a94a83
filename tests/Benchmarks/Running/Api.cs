using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Benchmarks.Running;

/// <summary>The API as a program with a key sees it. It waits when it is told to slow down.</summary>
internal sealed class Api : IDisposable
{
    private const int Attempts = 20;

    private readonly HttpClient _http;

    public Api(Uri url, string key, int connections = 4)
    {
        _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = connections, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = url, Timeout = TimeSpan.FromSeconds(60),
        };
        _http.DefaultRequestHeaders.Authorization = new("Bearer", key);
    }

    public async Task<JsonElement> Get(string path, CancellationToken ct)
    {
        using var answer = await Send(() => new(HttpMethod.Get, path), ct);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
    }

    public async Task<JsonElement> Post(string path, object body, CancellationToken ct)
    {
        using var answer = await Send(() => new(HttpMethod.Post, path) { Content = JsonContent.Create(body) }, ct);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
    }

    /// <summary>Without a body: what the address says is so from now on.</summary>
    public async Task<JsonElement> Put(string path, CancellationToken ct)
    {
        using var answer = await Send(() => new(HttpMethod.Put, path), ct);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
    }

    public Task<JsonElement> Put(string path, object body, CancellationToken ct) => Change(HttpMethod.Put, path, body, ct);

    public Task<JsonElement> Patch(string path, object body, CancellationToken ct) => Change(HttpMethod.Patch, path, body, ct);

    public async Task<JsonElement> Upload(string path, byte[] file, string mediaType, CancellationToken ct)
    {
        using var answer = await Send(() => new(HttpMethod.Post, path) { Content = new ByteArrayContent(file) { Headers = { ContentType = new(mediaType) } } }, ct);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
    }

    public async Task<JsonElement> Delete(string path, CancellationToken ct)
    {
        using var answer = await Send(() => new(HttpMethod.Delete, path), ct);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
    }

    /// <summary>Sends readings; answers what was made of them once they are durable.</summary>
    public async Task<Accepted> Telemetry(ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        using var answer = await Send(() => new(HttpMethod.Post, "/v1/telemetry") { Content = Json(body) }, ct);
        return await answer.Content.ReadFromJsonAsync<Accepted>(JsonSerializerOptions.Web, ct)
            ?? throw new CannotMeasureException("The answer to readings was empty.");
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Asks for something that happened then, as an import may say.</summary>
    public async Task<JsonElement> Import(HttpMethod method, string path, object body, DateTimeOffset at, CancellationToken ct)
    {
        using var answer = await Send(() => new(method, path) { Content = JsonContent.Create(body), Headers = { { "Occurred-At", at.ToString("O") } } }, ct);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
    }

    private async Task<JsonElement> Change(HttpMethod method, string path, object body, CancellationToken ct)
    {
        using var answer = await Send(() => new(method, path) { Content = JsonContent.Create(body) }, ct);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
    }

    private async Task<HttpResponseMessage> Send(Func<HttpRequestMessage> request, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var message = request();
            var answer = await _http.SendAsync(message, ct);
            if (answer.IsSuccessStatusCode) return answer;
            using (answer)
            {
                var isBusy = answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
                if (isBusy && answer.Headers.RetryAfter is { } after && attempt < Attempts)
                {
                    await Task.Delay(after.Delta ?? TimeSpan.FromSeconds(1), ct);
                    continue;
                }

                var said = await answer.Content.ReadAsStringAsync(ct);
                throw new CannotMeasureException(
                    $"{message.Method} {message.RequestUri} was answered with {(int)answer.StatusCode}: {said[..Math.Min(said.Length, 500)]}");
            }
        }
    }

    private static ReadOnlyMemoryContent Json(ReadOnlyMemory<byte> body) => new(body) { Headers = { ContentType = new("application/json") } };
}

/// <summary>What intake made of a batch.</summary>
internal sealed record Accepted([property: JsonPropertyName("accepted")] int Count, JsonElement Rejected)
{
    /// <summary>A measurement whose readings are refused measures something else.</summary>
    public void MustBe(int sent)
    {
        if (Count == sent) return;
        var refusal = Rejected.ValueKind is JsonValueKind.Array && Rejected.GetArrayLength() > 0 ? Rejected[0].ToString() : "none, so they were there already";
        throw new CannotMeasureException($"Of {sent} readings {Count} were accepted; the first refusal: {refusal}.");
    }
}
