namespace Platform;

/// <summary>A customer of the platform: nothing of one tenant is ever seen by another.</summary>
public readonly record struct TenantId(Guid Value);
