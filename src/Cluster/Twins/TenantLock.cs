using Orleans;
using Orleans.Runtime;
using Platform.Twins;

namespace Platform.Cluster.Twins;

/// <summary>Says with every call to a twin on behalf of which tenant it is made, and refuses one that is made to a twin of another.</summary>
internal sealed class TenantLock : IOutgoingGrainCallFilter, IIncomingGrainCallFilter
{
    private const string Tenant = "platform.tenant";

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (IsTwin(context)) RequestContext.Set(Tenant, TenantOf(context).ToString("n"));
        return context.Invoke();
    }

    public Task Invoke(IIncomingGrainCallContext context) =>
        !IsTwin(context) || RequestContext.Get(Tenant) is string tenant && tenant == TenantOf(context).ToString("n") ? context.Invoke()
            : throw new InvalidOperationException($"A call to {context.TargetId} names another tenant, or none: it was not made by the twins' own port.");

    private static bool IsTwin(IGrainCallContext context) => context.InterfaceType == TwinGrains.Interface;

    private static Guid TenantOf(IGrainCallContext context) => TwinKey.Parse(context.TargetId.Key.ToString()).Tenant.Value;
}
