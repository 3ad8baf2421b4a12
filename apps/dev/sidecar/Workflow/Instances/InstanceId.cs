namespace EduStream.LocalDapr.Workflow.Instances;

/// <summary>Names a workflow instance: ids are unique per app-id, and all replicas of an app share them.</summary>
internal readonly record struct InstanceId(string App, string Id);
