using EduStream.LocalDapr.Bindings;
using EduStream.LocalDapr.Invocation;
using EduStream.LocalDapr.Metadata;
using EduStream.LocalDapr.PubSub;
using EduStream.LocalDapr.Secrets;
using EduStream.LocalDapr.State;
using EduStream.LocalDapr.Workflow;

namespace EduStream.LocalDapr.Hosting;

/// <summary>The building blocks of this runtime: their tables, and the modules in the order in which their routes are tried.</summary>
internal static class Modules
{
    public static IReadOnlyList<SchemaPart> Schema { get; } = [StateTable.Schema, PubSubSchema.Part, WorkflowSchema.Part];

    public static IReadOnlyList<IRuntimeModule> Create(RuntimeServices services)
    {
        var resiliency = new ResiliencySet(services.Resources.Documents, services.Logs.CreateLogger("resiliency"));
        return
        [
            new MetadataModule(),
            new AbsentModule(),
            new StateModule(services),
            new PubSubModule(services, resiliency),
            new SecretsModule(services),
            new BindingsModule(services),
            new WorkflowModule(services),
            new InvocationModule(services, resiliency),
        ];
    }
}
