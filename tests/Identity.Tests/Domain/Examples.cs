namespace Platform.Identity.Domain;

/// <summary>Records as rules meet them.</summary>
internal static class Examples
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly TenantId AcmeId = new(Guid.Parse("11111111-1111-7111-8111-111111111111"));
    public static readonly Guid Id = Guid.Parse("22222222-2222-7222-8222-222222222222");

    public static readonly Guid Site = Guid.Parse("33333333-3333-7333-8333-333333333333");

    public static readonly Tenant Acme = Tenant.Evolve(null, new TenantRegistered(AcmeId, "Acme", "acme", Noon));
    public static readonly User Ada = User.Evolve(null, new UserCreated(AcmeId, Id, "Ada", "ada@acme.example", "administrator", Noon));
    public static readonly Session AdasSession = Session.Evolve(null, new SessionStarted(AcmeId, Id, Ada.Key, SessionKind.Cookie, "192.0.2.1", Noon, Noon.AddDays(30)));
    public static readonly ApiKey GatewayKey = ApiKey.Evolve(null, new ApiKeyCreated(AcmeId, Id, "Gateway", "0a1b2c3d4e5f", ["devices.read"], Noon, null));
}
