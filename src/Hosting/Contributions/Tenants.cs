namespace Platform.Hosting.Contributions;

/// <summary>A company to take in, and its first administrator, who chooses the password.</summary>
public sealed record NewTenant(string Name, string Slug, string Administrator, string Email);

/// <summary>Takes in companies on the operator's word, and knows them by their short names.</summary>
public interface ITenantRegistry
{
    /// <summary>Registers the company and mails its administrator a link to choose a password; answers the link too, for installations without mail.</summary>
    Task<Outcome<Uri>> Register(NewTenant tenant, CancellationToken ct);

    /// <summary>The company with this slug; null when there is none.</summary>
    Task<TenantId?> Find(string slug, CancellationToken ct);
}
