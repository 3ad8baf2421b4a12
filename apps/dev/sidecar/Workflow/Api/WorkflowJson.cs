using Google.Protobuf.WellKnownTypes;

namespace EduStream.LocalDapr.Workflow.Api;

/// <summary>An instance as the HTTP API shows it.</summary>
internal static class WorkflowJson
{
    public static void Write(Utf8JsonWriter json, WorkflowState state)
    {
        json.WriteStartObject();
        json.WriteString("instanceID", state.InstanceId);
        if (state.Name.Length > 0) { json.WriteString("workflowName", state.Name); }
        json.WriteString("createdAt", Time(state.CreatedTimestamp));
        json.WriteString("lastUpdatedAt", Time(state.LastUpdatedTimestamp));
        json.WriteString("runtimeStatus", state.WorkflowStatus.ToString().ToUpperInvariant());
        var properties = Properties(state);
        if (properties.Count > 0)
        {
            json.WriteStartObject("properties");
            foreach (var (name, value) in properties) { json.WriteString(name, value); }
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static SortedDictionary<string, string> Properties(WorkflowState state)
    {
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!string.IsNullOrEmpty(state.CustomStatus)) { properties["dapr.workflow.custom_status"] = state.CustomStatus; }
        if (state.Input is { } input) { properties["dapr.workflow.input"] = input; }
        if (state is { Output: { } output, FailureDetails: null }) { properties["dapr.workflow.output"] = output; }
        if (state.FailureDetails is { } failure)
        {
            properties["dapr.workflow.failure.error_type"] = failure.ErrorType;
            properties["dapr.workflow.failure.error_message"] = failure.ErrorMessage;
            if (failure.StackTrace is { } trace) { properties["dapr.workflow.failure.stack_trace"] = trace; }
        }

        return properties;
    }

    /// <summary>As protobuf writes times: no fraction, or nine digits.</summary>
    private static string Time(Timestamp time) => time.ToDateTime().ToString(
        time.Nanos == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'", CultureInfo.InvariantCulture);
}
