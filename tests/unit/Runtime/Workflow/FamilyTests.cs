using DaprProtocol.Workflows;
using EduStream.LocalDapr.Workflow.Instances;
using EduStream.LocalDapr.Workflow.Turns;
using Xunit;

namespace EduStream.Tests.Unit.Runtime.Workflow;

public sealed class FamilyTests
{
    [Theory]
    [InlineData(0, "p:0000")]
    [InlineData(17, "p:0011")]
    [InlineData(70000, "p:11170")]
    public void DefaultChildId_IsFourHexDigits(int action, string id) => Assert.Equal(id, Family.DefaultChildId("p", action));

    [Fact]
    public void TargetOf_EmptyTarget_IsTheSameApp()
    {
        Assert.Equal(new InstanceId("t", "i"), Family.TargetOf("t", null, "i"));
        Assert.Equal(new InstanceId("t", "i"), Family.TargetOf("t", new TaskRouter { TargetAppID = "" }, "i"));
        Assert.Equal(new InstanceId("u", "i"), Family.TargetOf("t", new TaskRouter { TargetAppID = "u" }, "i"));
    }

    [Fact]
    public void TellParent_NoParent_IsNothing() =>
        Assert.Null(Family.TellParent("t", new ExecutionStartedEvent(), new CompleteWorkflowAction(), TimeProvider.System));

    [Theory]
    [InlineData("00-0abcc55e1c2ed9dfa98f60e47f7419ca-5d4503e7f348f599-01", true)]
    [InlineData("00-0abcc55e1c2ed9dfa98f60e47f7419ca-5d4503e7f348f599-00", false)]
    [InlineData("garbage-01", false)]
    [InlineData(null, false)]
    public void TraceContextsFrom_OnlySampledTraces(string? traceParent, bool taken) => Assert.Equal(taken, TraceContexts.From(traceParent, "a=b") is { TraceState: "a=b" });
}
