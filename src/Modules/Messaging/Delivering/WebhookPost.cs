using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Contracts.Messaging;
using Platform.Hosting.Mail;
using Platform.Hosting.Outgoing;
using Platform.Messaging.Domain;

namespace Platform.Messaging.Delivering;

/// <summary>What is posted to a webhook: what happened, when, and the notification as it stood then.</summary>
internal sealed record WebhookMessage(string Type, [property: JsonPropertyName("timestamp")] DateTimeOffset At, WebhookContent Data)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter<Urgency>(JsonNamingPolicy.CamelCase) } };
}

/// <summary>A notification as a webhook is told of it. The key is what stays the same in all revisions.</summary>
internal sealed record WebhookContent(string Key, int Revision, string Topic, string Title, string Text, string? Link, Urgency Urgency, string? Reason);

/// <summary>What the other side said.</summary>
internal sealed record WebhookAnswer(bool IsTaken, string Said)
{
    /// <summary>Asking again is of no use.</summary>
    public bool IsFinal { get; init; }

    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>Posts to a company's webhook, signed, through the guarded client.</summary>
internal sealed class WebhookPost(IHttpClientFactory clients, PublicAddress address, TimeProvider time)
{
    private const int MostSaid = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<WebhookAnswer> Send(string url, byte[] secret, Guid id, WebhookMessage message, CancellationToken ct)
    {
        var content = message.Data with { Link = message.Data.Link is { } path ? address.Page(path).AbsoluteUri : null };
        var (body, now) = (JsonSerializer.Serialize(message with { Data = content }, WebhookMessage.Json), time.GetUtcNow());
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", $"{id}");
        request.Headers.Add("webhook-id", $"{id}");
        request.Headers.Add("webhook-timestamp", WebhookSignature.Seconds(now));
        request.Headers.Add("webhook-signature", WebhookSignature.Sign(secret, $"{id}", now, body));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        enough.CancelAfter(Patience);
        try
        {
            using var client = clients.CreateClient(OutgoingRegistration.Client);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, enough.Token);
            return await Read(answer, enough.Token);
        }
        catch (OutgoingRefusedException refused) { return new(false, refused.Message) { IsFinal = true }; }
        catch (HttpRequestException e) { return new(false, $"It could not be reached: {e.Message}"); }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { return new(false, $"It did not answer within {Patience.TotalSeconds} seconds."); }
    }

    // A redirect makes a GET of a post, and then nobody was told.
    private static async Task<WebhookAnswer> Read(HttpResponseMessage answer, CancellationToken ct)
    {
        var isTaken = answer.IsSuccessStatusCode && answer.RequestMessage?.Method == HttpMethod.Post;
        var said = answer.IsSuccessStatusCode && !isTaken ? "It redirected elsewhere; give the address it leads to." : await answer.Content.ReadAsStringAsync(ct);
        return new(isTaken, $"{(int)answer.StatusCode} {Tidy(said)}".TrimEnd()) { IsFinal = answer.StatusCode is HttpStatusCode.Gone, RetryAfter = answer.Headers.RetryAfter?.Delta };
    }

    private static string Tidy(string said) => string.Concat(said.Take(MostSaid).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)).Trim();
}
