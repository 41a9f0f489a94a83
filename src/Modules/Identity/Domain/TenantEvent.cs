using System.Text.Json.Serialization;

namespace Platform.Identity.Domain;

/// <summary>What can happen to a tenant.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(TenantRegistered), "tenant.registered.v1")]
[JsonDerivedType(typeof(TenantRenamed), "tenant.renamed.v1")]
[JsonDerivedType(typeof(PlanChosen), "tenant.plan-chosen.v1")]
[JsonDerivedType(typeof(OriginsChanged), "tenant.origins-changed.v1")]
internal abstract record TenantEvent;

internal sealed record TenantRegistered(TenantId Tenant, string Name, string Slug, DateTimeOffset At) : TenantEvent;
internal sealed record TenantRenamed(string Name, string Before) : TenantEvent;
internal sealed record PlanChosen(string Plan, string? Before) : TenantEvent;
internal sealed record OriginsChanged(string[] Origins, string[] Before) : TenantEvent;
