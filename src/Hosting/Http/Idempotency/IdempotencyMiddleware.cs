using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Platform.Hosting.Http.Faults;
using Platform.Hosting.Tenancy;

namespace Platform.Hosting.Http.Idempotency;

/// <summary>
/// A POST with an Idempotency-Key is done once: its repetition gets the same answer for a day. A holder that dies before it has
/// answered leaves a claim that expires, and the next call does the work; what the dead one had committed it cannot know.
/// </summary>
internal sealed class IdempotencyMiddleware(
    RequestDelegate next, IdempotencyStore store, ProblemWriter problems, IDataProtectionProvider protection, ILogger<IdempotencyMiddleware> log)
{
    /// <summary>How long a call waits for its twin before it is told to come again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public Task InvokeAsync(HttpContext context, CurrentCall current)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || request.Headers["Idempotency-Key"] is not { Count: > 0 } header || !current.IsSet
            || !request.Path.StartsWithSegments("/v1") || context.GetEndpoint() is not RouteEndpoint endpoint
            || endpoint.Metadata.GetMetadata<WithoutIdempotency>() is not null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return next(context);

        return Once(context, new(current.Call.Tenant, current.Call.Actor, IdempotentRequest.Key(header)));
    }

    private async Task Once(HttpContext context, IdempotencyKey key)
    {
        var ct = context.RequestAborted;
        if (await IdempotentRequest.Read(context.Request, ct) is not { } fingerprint)
        {
            await problems.Write(context, StatusCodes.Status413PayloadTooLarge,
                $"With an Idempotency-Key a body has at most {IdempotentRequest.LargestBody / 1024} KB; send it in parts, or without the key.");
            return;
        }

        var claim = await Claimed(key, fingerprint, ct);
        HttpMetrics.Idempotency.Add(1, new KeyValuePair<string, object?>("outcome", claim.GetType().Name.ToLowerInvariant()));
        await (claim switch
        {
            Claim.Held(var holder) => Do(context, key, holder),
            Claim.Done(var status, var answer) => Again(context, key, status, answer),
            Claim.Reused => problems.Write(context, ProblemCode.KeyReused),
            _ => InProgress(context),
        });
    }

    private async Task<Claim> Claimed(IdempotencyKey key, byte[] fingerprint, CancellationToken ct)
    {
        for (var since = Stopwatch.GetTimestamp(); ; await Task.Delay(Pause, ct))
            if (await store.Take(key, fingerprint, ct) is var claim && (claim is not Claim.Busy || Stopwatch.GetElapsedTime(since) > Patience)) return claim;
    }

    private async Task Do(HttpContext context, IdempotencyKey key, Guid holder)
    {
        using var done = new CancellationTokenSource();
        var renewing = Renew(key, holder, done.Token);
        StoredAnswer? answer = null;
        try
        {
            var body = await Capture(context);
            answer = StoredAnswer.Of(context.Response, body);
        }
        finally
        {
            await done.CancelAsync();
            await renewing;
            await Conclude(key, holder, answer);
        }

        if (answer.Body.Length == 0) return;
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    /// <summary>Lets the endpoint write into memory: its answer is kept before it is given.</summary>
    private async Task<byte[]> Capture(HttpContext context)
    {
        var real = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var memory = new MemoryStream();
        var captured = new StreamResponseBodyFeature(memory, real);
        context.Features.Set<IHttpResponseBodyFeature>(captured);
        try
        {
            await next(context);
            await captured.CompleteAsync();
            return memory.ToArray();
        }
        finally { context.Features.Set(real); }
    }

    // Whatever the caller has done meanwhile, and not for ever.
    private async Task Conclude(IdempotencyKey key, Guid holder, StoredAnswer? answer)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            // A fault of ours, or "later": the next call is to find out anew.
            if (answer is null or { Status: >= 500 or StatusCodes.Status429TooManyRequests }) await store.GiveUp(key, holder, limit.Token);
            else await store.Answer(key, holder, answer.Status, answer.Seal(Protector(key)), limit.Token);
        }
        catch (Exception e)
        {
            // The work is done or undone all the same, and its caller waits: the claim expires by itself.
            log.LogError(e, "The answer to an Idempotency-Key could not be kept.");
        }
    }

    private async Task Renew(IdempotencyKey key, Guid holder, CancellationToken done)
    {
        try
        {
            for (; ; await store.Renew(key, holder, done)) await Task.Delay(IdempotencyStore.Lease / 3, done);
        }
        catch (OperationCanceledException) { }
        catch (Exception e) { log.LogWarning(e, "A claim on an Idempotency-Key could not be renewed."); }
    }

    private async Task Again(HttpContext context, IdempotencyKey key, int status, byte[]? kept)
    {
        if (kept is not null && Unsealed(kept, Protector(key)) is { } answer) await answer.Give(context.Response, context.RequestAborted);
        else await problems.Write(context, ProblemCode.AnswerLost, $"It was answered {status}; look at what it changed.");
    }

    private static StoredAnswer? Unsealed(byte[] kept, IDataProtector protector)
    {
        try { return StoredAnswer.Unseal(kept, protector); }
        catch (System.Security.Cryptography.CryptographicException) { return null; } // sealed with keys that are gone
    }

    private Task InProgress(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return problems.Write(context, ProblemCode.InProgress);
    }

    private IDataProtector Protector(IdempotencyKey key) =>
        protection.CreateProtector("Platform.Hosting.Http.Idempotency.v1", key.Tenant.ToString(), key.Actor.ToString(), key.Key);
}
