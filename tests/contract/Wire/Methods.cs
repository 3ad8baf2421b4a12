using DaprProtocol.Runtime;
using DaprProtocol.Workflows;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace EduStream.Tests.Contract.Wire;

/// <summary>The message types of the methods that EduStream's subset of the protocols knows.</summary>
internal static class Methods
{
    private static readonly Dictionary<string, (MessageDescriptor Request, MessageDescriptor Response)> Known = new[]
    {
        Hub("Hello", Empty.Descriptor, Empty.Descriptor),
        Hub("GetWorkItems", GetWorkItemsRequest.Descriptor, WorkItem.Descriptor),
        Hub("StartInstance", CreateInstanceRequest.Descriptor, CreateInstanceResponse.Descriptor),
        Hub("GetInstance", GetInstanceRequest.Descriptor, GetInstanceResponse.Descriptor),
        Hub("WaitForInstanceStart", GetInstanceRequest.Descriptor, GetInstanceResponse.Descriptor),
        Hub("WaitForInstanceCompletion", GetInstanceRequest.Descriptor, GetInstanceResponse.Descriptor),
        Hub("RaiseEvent", RaiseEventRequest.Descriptor, RaiseEventResponse.Descriptor),
        Hub("TerminateInstance", TerminateRequest.Descriptor, TerminateResponse.Descriptor),
        Hub("SuspendInstance", SuspendRequest.Descriptor, SuspendResponse.Descriptor),
        Hub("ResumeInstance", ResumeRequest.Descriptor, ResumeResponse.Descriptor),
        Hub("PurgeInstances", PurgeInstancesRequest.Descriptor, PurgeInstancesResponse.Descriptor),
        Hub("GetInstanceHistory", GetInstanceHistoryRequest.Descriptor, GetInstanceHistoryResponse.Descriptor),
        Hub("ListInstanceIDs", ListInstanceIDsRequest.Descriptor, ListInstanceIDsResponse.Descriptor),
        Hub("CompleteWorkflowTask", WorkflowResponse.Descriptor, CompleteTaskResponse.Descriptor),
        Hub("CompleteOrchestratorTask", WorkflowResponse.Descriptor, CompleteTaskResponse.Descriptor),
        Hub("CompleteActivityTask", ActivityResponse.Descriptor, CompleteTaskResponse.Descriptor),
    }.Concat(RuntimeReflection.Descriptor.Services.SelectMany(service => service.Methods.Select(method => ($"/{service.FullName}/{method.Name}", method.InputType, method.OutputType))))
        .ToDictionary(method => method.Item1, method => (method.Item2, method.Item3));

    public static bool Knows(string method) => Known.ContainsKey(method);

    public static MessageDescriptor Request(string method) => Known[method].Request;

    public static MessageDescriptor Response(string method) => Known[method].Response;

    private static (string, MessageDescriptor, MessageDescriptor) Hub(string name, MessageDescriptor request, MessageDescriptor response) => ("/TaskHubSidecarService/" + name, request, response);
}
