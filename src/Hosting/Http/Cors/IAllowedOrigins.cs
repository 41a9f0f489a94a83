namespace Platform.Hosting.Http.Cors;

/// <summary>Which web pages of others may read our answers; each company says so for its own.</summary>
public interface IAllowedOrigins
{
    /// <summary>Whether any company allows pages of this origin: all that can be asked before a browser has sent a key along.</summary>
    ValueTask<bool> ByAnybody(string origin, CancellationToken ct);

    /// <summary>Whether this company does.</summary>
    ValueTask<bool> By(TenantId tenant, string origin, CancellationToken ct);
}
