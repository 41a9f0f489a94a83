using Microsoft.AspNetCore.Builder;

namespace Platform.Hosting.Http;

/// <summary>Marks an endpoint that takes no notice of Idempotency-Key.</summary>
public sealed record WithoutIdempotency;

public static class IdempotencyEndpoints
{
    /// <summary>For bodies too large to keep a hash of, and for answers that must not be kept.</summary>
    public static TBuilder WithoutIdempotency<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new WithoutIdempotency());
}
