// Generated from scripts/generate/unit-directives.txt by npm run generate.

/** Directives that sections share, each between spaces. */
export const DIRECTIVE_GROUPS: Readonly<Record<string, string>> = {
 "exec": " AmbientCapabilities AppArmorProfile BPFDelegateAttachments BPFDelegateCommands BPFDelegateMaps BPFDelegatePrograms BindLogSockets BindPaths BindReadOnlyPaths CPUAffinity CPUSchedulingPolicy CPUSchedulingPriority CPUSchedulingResetOnFork CacheDirectory CacheDirectoryAccounting CacheDirectoryMode CacheDirectoryQuota Capabilities CapabilityBoundingSet ConfigurationDirectory ConfigurationDirectoryMode CoredumpFilter DelegateNamespaces DynamicUser Environment EnvironmentFile ExecPaths ExecSearchPath ExtensionDirectories ExtensionImagePolicy ExtensionImages Group IOSchedulingClass IOSchedulingPriority IPCNamespacePath IgnoreSIGPIPE ImportCredential InaccessibleDirectories InaccessiblePaths KeyringMode LandlockConfig LimitAS LimitCORE LimitCPU LimitDATA LimitFSIZE LimitLOCKS LimitMEMLOCK LimitMSGQUEUE LimitNICE LimitNOFILE LimitNPROC LimitRSS LimitRTPRIO LimitRTTIME LimitSIGPENDING LimitSTACK LoadCredential LoadCredentialEncrypted LockPersonality LogExtraFields LogFilterPatterns LogLevelMax LogNamespace LogRateLimitBurst LogRateLimitIntervalSec LogsDirectory LogsDirectoryAccounting LogsDirectoryMode LogsDirectoryQuota MemoryDenyWriteExecute MemoryKSM MountAPIVFS MountFlags MountImagePolicy MountImages NUMAMask NUMAPolicy NetworkNamespacePath Nice NoExecPaths NoNewPrivileges OOMScoreAdjust PAMName PassEnvironment Personality PrivateBPF PrivateDevices PrivateIPC PrivateMounts PrivateNetwork PrivatePIDs PrivateTmp PrivateUsers ProcSubset ProtectClock ProtectControlGroups ProtectHome ProtectHostname ProtectKernelLogs ProtectKernelModules ProtectKernelTunables ProtectProc ProtectSystem ReadOnlyDirectories ReadOnlyPaths ReadWriteDirectories ReadWritePaths RemoveIPC RestrictAddressFamilies RestrictFileSystems RestrictNamespaces RestrictRealtime RestrictSUIDSGID RootDirectory RootEphemeral RootHash RootHashSignature RootImage RootImageOptions RootImagePolicy RootMStack RootVerity RuntimeDirectory RuntimeDirectoryMode RuntimeDirectoryPreserve SELinuxContext SecureBits SetCredential SetCredentialEncrypted SetLoginEnvironment SmackProcessLabel StandardError StandardInput StandardInputData StandardInputText StandardOutput StateDirectory StateDirectoryAccounting StateDirectoryMode StateDirectoryQuota SupplementaryGroups SyslogFacility SyslogIdentifier SyslogLevel SyslogLevelPrefix SystemCallArchitectures SystemCallErrorNumber SystemCallFilter SystemCallLog TCPWrapName TTYColumns TTYPath TTYReset TTYRows TTYVHangup TTYVTDisallocate TemporaryFileSystem TimeoutCleanSec TimerSlackNSec UMask UnsetEnvironment User UserNamespacePath UtmpIdentifier UtmpMode WorkingDirectory ",
 "cgroup": " AllowedCPUs AllowedMemoryNodes BPFProgram BindNetworkInterface BlockIOAccounting BlockIODeviceWeight BlockIOReadBandwidth BlockIOWeight BlockIOWriteBandwidth CPUAccounting CPUQuota CPUQuotaPeriodSec CPUSetPartition CPUShares CPUWeight CoredumpReceive DefaultMemoryLow DefaultMemoryMin DefaultStartupMemoryLow Delegate DelegateSubgroup DeviceAllow DevicePolicy DisableControllers IOAccounting IODeviceLatencyTargetSec IODeviceWeight IOReadBandwidthMax IOReadIOPSMax IOWeight IOWriteBandwidthMax IOWriteIOPSMax IPAccounting IPAddressAllow IPAddressDeny IPEgressFilterPath IPIngressFilterPath ManagedOOMMemoryPressure ManagedOOMMemoryPressureDurationSec ManagedOOMMemoryPressureLimit ManagedOOMPreference ManagedOOMSwap MemoryAccounting MemoryHigh MemoryLimit MemoryLow MemoryMax MemoryMin MemoryPressureThresholdSec MemoryPressureWatch MemorySwapMax MemoryZSwapMax MemoryZSwapWriteback NFTSet NetClass RestrictNetworkInterfaces Slice SocketBindAllow SocketBindDeny StartupAllowedCPUs StartupAllowedMemoryNodes StartupBlockIOWeight StartupCPUShares StartupCPUWeight StartupIOWeight StartupMemoryHigh StartupMemoryLow StartupMemoryMax StartupMemorySwapMax StartupMemoryZSwapMax TasksAccounting TasksMax ",
 "kill": " FinalKillSignal KillMode KillSignal RestartKillSignal SendSIGHUP SendSIGKILL WatchdogSignal ",
 "condition": " ACPower Architecture CPUFeature CPUPressure CPUs Capability ControlGroupController Credential DirectoryNotEmpty Environment FileIsExecutable FileNotEmpty Firmware FirstBoot Group Host IOPressure KernelCommandLine KernelModuleLoaded KernelVersion Memory MemoryPressure NeedsUpdate OSRelease PathExists PathExistsGlob PathIsDirectory PathIsEncrypted PathIsMountPoint PathIsReadWrite PathIsSocket PathIsSymbolicLink Security User Version Virtualization "
};

/** By kind of file and by section its directives, each between spaces; `@group` stands for a group's, `Prefix@group` for them with a prefix. */
export const UNIT_SECTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
 "every": {
  "Unit": " Condition@condition Assert@condition After AllowIsolate Before BindTo BindsTo CollectMode Conflicts DefaultDependencies Description Documentation FailureAction FailureActionExitStatus IgnoreOnIsolate IgnoreOnSnapshot JobRunningTimeoutSec JobTimeoutAction JobTimeoutRebootArgument JobTimeoutSec JoinsNamespaceOf OnFailure OnFailureIsolate OnFailureJobMode OnSuccess OnSuccessJobMode PartOf PropagateReloadFrom PropagateReloadTo PropagatesReloadTo PropagatesStopTo RebootArgument RefuseManualStart RefuseManualStop ReloadPropagatedFrom Requires RequiresMountsFor RequiresOverridable Requisite RequisiteOverridable SourcePath StartLimitAction StartLimitBurst StartLimitInterval StartLimitIntervalSec StopPropagatedFrom StopWhenUnneeded SuccessAction SuccessActionExitStatus SurviveFinalKillSignal Upholds Wants WantsMountsFor ",
  "Install": " Alias Also DefaultInstance RequiredBy UpheldBy WantedBy "
 },
 "service": {
  "Service": " @exec @cgroup @kill BusName BusPolicy ExecCondition ExecReload ExecReloadPost ExecStart ExecStartPost ExecStartPre ExecStop ExecStopPost ExitType FailureAction FileDescriptorStoreMax FileDescriptorStorePreserve FsckPassNo GuessMainPID NonBlocking NotifyAccess OOMPolicy OpenFile PIDFile PermissionsStartOnly RebootArgument RefreshOnReload ReloadSignal RemainAfterExit Restart RestartForceExitStatus RestartMaxDelaySec RestartMode RestartPreventExitStatus RestartSec RestartSteps RootDirectoryStartOnly RuntimeMaxSec RuntimeRandomizedExtraSec Sockets StartLimitAction StartLimitBurst StartLimitInterval SuccessExitStatus SysVRunLevels SysVStartPriority TimeoutAbortSec TimeoutSec TimeoutStartFailureMode TimeoutStartSec TimeoutStopFailureMode TimeoutStopSec Type USBFunctionDescriptors USBFunctionStrings WatchdogSec "
 },
 "socket": {
  "Socket": " @exec @cgroup @kill Accept AcceptFileDescriptors Backlog BindIPv6Only BindToDevice Broadcast DeferAcceptSec DeferTrigger DeferTriggerMaxSec DirectoryMode ExecStartPost ExecStartPre ExecStopPost ExecStopPre FileDescriptorName FlushPending FreeBind IPTOS IPTTL KeepAlive KeepAliveIntervalSec KeepAliveProbes KeepAliveTimeSec ListenDatagram ListenFIFO ListenMessageQueue ListenNetlink ListenSequentialPacket ListenSpecial ListenStream ListenUSBFunction Mark MaxConnections MaxConnectionsPerSource MessageQueueMaxMessages MessageQueueMessageSize NoDelay PassCredentials PassFileDescriptorsToExec PassPIDFD PassPacketInfo PassSecurity PipeSize PollLimitBurst PollLimitIntervalSec Priority ReceiveBuffer RemoveOnStop ReusePort SELinuxContextFromNet SendBuffer Service SmackLabel SmackLabelIPIn SmackLabelIPOut SocketGroup SocketMode SocketProtocol SocketUser Symlinks TCPCongestion TimeoutSec Timestamping Transparent TriggerLimitBurst TriggerLimitIntervalSec Writable "
 },
 "mount": {
  "Mount": " @exec @cgroup @kill DirectoryMode ForceUnmount LazyUnmount Options ReadWriteOnly SloppyOptions TimeoutSec Type What Where "
 },
 "swap": {
  "Swap": " @exec @cgroup @kill Options Priority TimeoutSec What "
 },
 "automount": {
  "Automount": " DirectoryMode ExtraOptions TimeoutIdleSec Where "
 },
 "timer": {
  "Timer": " AccuracySec DeferReactivation FixedRandomDelay OnActiveSec OnBootSec OnCalendar OnClockChange OnStartupSec OnTimezoneChange OnUnitActiveSec OnUnitInactiveSec Persistent RandomizedDelaySec RandomizedOffsetSec RemainAfterElapse Unit WakeSystem "
 },
 "path": {
  "Path": " DirectoryMode DirectoryNotEmpty MakeDirectory PathChanged PathExists PathExistsGlob PathModified TriggerLimitBurst TriggerLimitIntervalSec Unit "
 },
 "slice": {
  "Slice": " @cgroup ConcurrencyHardMax ConcurrencySoftMax "
 },
 "scope": {
  "Scope": " @cgroup @kill OOMPolicy RuntimeMaxSec RuntimeRandomizedExtraSec TimeoutStopSec "
 },
 "target": {
  "Target": "  "
 },
 "device": {
  "Device": "  "
 },
 "network": {
  "Address": " AddPrefixRoute Address AutoJoin Broadcast DuplicateAddressDetection HomeAddress Label ManageTemporaryAddress NFTSet NetLabel Peer PreferredLifetime PrefixRoute RouteMetric Scope ",
  "BFIFO": " Handle LimitBytes Parent ",
  "BandMultiQueueing": " Handle Parent ",
  "Bridge": " AllowPortToBeRoot Cost FastLeave HairPin Isolated Learning Locked MACAuthenticationBypass MulticastFlood MulticastRouter MulticastToUnicast NeighborSuppression Priority ProxyARP ProxyARPWiFi UnicastFlood UseBPDU VLANTunnel ",
  "BridgeFDB": " AssociatedWith Destination MACAddress OutgoingInterface VLANId VNI ",
  "BridgeMDB": " MulticastGroupAddress VLANId ",
  "BridgeVLAN": " EgressUntagged PVID VLAN ",
  "CAKE": " AckFilter AutoRateIngress Bandwidth CompensationMode FirewallMark FlowIsolationMode Handle MPUBytes NAT OverheadBytes Parent PriorityQueueingPreset RTTSec SplitGSO UseRawPacketSize Wash ",
  "CAN": " BitRate BusErrorReporting ClassicDataLengthCode DataBitRate DataPhaseBufferSegment1 DataPhaseBufferSegment2 DataPropagationSegment DataSamplePoint DataSyncJumpWidth DataTimeQuantaNSec FDMode FDNonISO ListenOnly Loopback OneShot PhaseBufferSegment1 PhaseBufferSegment2 PresumeACK PropagationSegment RestartSec SamplePoint SyncJumpWidth Termination TimeQuantaNSec TripleSampling ",
  "ClassfulMultiQueueing": " Handle Parent ",
  "ControlledDelay": " CEThresholdSec ECN Handle IntervalSec PacketLimit Parent TargetSec ",
  "DHCP": " Anonymize ClientIdentifier CriticalConnection DUIDRawData DUIDType ForceDHCPv6PDOtherInformation Hostname IAID ListenPort RapidCommit RequestBroadcast RouteMetric RouteTable SendHostname UseDNS UseDomainName UseDomains UseHostname UseMTU UseNTP UseRoutes UseTimezone UserClass VendorClassIdentifier ",
  "DHCPPrefixDelegation": " Announce Assign ManageTemporaryAddress NFTSet NetLabel RouteMetric SubnetId Token UplinkInterface ",
  "DHCPServer": " BindToInterface BootFilename BootServerAddress BootServerName DNS DefaultLeaseTimeSec Domain EmitDNS EmitDomain EmitLPR EmitNTP EmitPOP3 EmitRouter EmitSIP EmitSMTP EmitTimezone IPv6OnlyPreferredSec LPR LocalLeaseDomain MaxLeaseTimeSec NTP POP3 PersistLeases PoolOffset PoolSize RapidCommit RelayAgentCircuitId RelayAgentRemoteId RelayTarget Router SIP SMTP SendOption SendVendorOption ServerAddress Timezone UplinkInterface ",
  "DHCPServerStaticLease": " Address Hostname MACAddress ",
  "DHCPv4": " AllowList Anonymize BOOTP BlackList ClientIdentifier CriticalConnection DUIDRawData DUIDType DenyList FallbackLeaseLifetimeSec Hostname IAID IPServiceType InitialAdvertisedReceiveWindow InitialCongestionWindow Label ListenPort MUDURL MaxAttempts NFTSet NetLabel QuickAck RapidCommit RequestAddress RequestBroadcast RequestOptions RouteMTUBytes RouteMetric RouteTable RoutesToDNS RoutesToNTP SendDecline SendHostname SendOption SendRelease SendVendorOption ServerPort SocketPriority UnassignedSubnetPolicy Use6RD UseAddress UseCaptivePortal UseDNR UseDNS UseDomainName UseDomains UseGateway UseHostname UseMTU UseNTP UseRoutes UseSIP UseTimezone UserClass VendorClassIdentifier ",
  "DHCPv6": " DUIDRawData DUIDType ForceDHCPv6PDOtherInformation Hostname IAAddress IAID MUDURL NFTSet NetLabel PrefixDelegationHint RapidCommit RequestOptions RouteMetric SendHostname SendOption SendRelease SendVendorOption UnassignedSubnetPolicy UseAddress UseCaptivePortal UseDNR UseDNS UseDelegatedPrefix UseDomains UseHostname UseNTP UseSIP UserClass VendorClass WithoutRA ",
  "DHCPv6PrefixDelegation": " Announce Assign ManageTemporaryAddress RouteMetric SubnetId Token ",
  "DeficitRoundRobinScheduler": " Handle Parent ",
  "DeficitRoundRobinSchedulerClass": " ClassId Parent QuantumBytes ",
  "EnhancedTransmissionSelection": " Bands Handle Parent PriorityMap QuantumBytes StrictBands ",
  "FairQueueing": " Buckets CEThresholdSec FlowLimit InitialQuantum InitialQuantumBytes MaximumRate OrphanMask Pacing PacketLimit Quantum QuantumBytes ",
  "FairQueueingControlledDelay": " CEThresholdSec ECN Flows Handle IntervalSec MemoryLimit MemoryLimitBytes PacketLimit Parent Quantum QuantumBytes TargetSec ",
  "FlowQueuePIE": " Handle PacketLimit Parent ",
  "GenericRandomEarlyDetection": " DefaultVirtualQueue GenericRIO Handle Parent VirtualQueues ",
  "HeavyHitterFilter": " Handle PacketLimit Parent ",
  "HierarchyTokenBucket": " DefaultClass Handle Parent RateToQuantum ",
  "HierarchyTokenBucketClass": " BufferBytes CeilBufferBytes CeilRate ClassId MTUBytes OverheadBytes Parent Priority QuantumBytes Rate ",
  "IPoIB": " IgnoreUserspaceMulticastGroups Mode PartitionKey ",
  "IPv6AcceptRA": " BlackList DHCPv6Client DenyList HopLimit NFTSet NetLabel PrefixAllowList PrefixDenyList QuickAck RouteAllowList RouteDenyList RouteMetric RouteTable RouterAllowList RouterDenyList Token UseAutonomousPrefix UseCaptivePortal UseDNR UseDNS UseDomains UseGateway UseHopLimit UseICMP6RateLimit UseMTU UseOnLinkPrefix UsePREF64 UseReachableTime UseRedirect UseRetransmissionTime UseRoutePrefix ",
  "IPv6AddressLabel": " Label Prefix ",
  "IPv6PREF64Prefix": " LifetimeSec Prefix ",
  "IPv6Prefix": " AddressAutoconfiguration Assign OnLink PreferredLifetimeSec Prefix RouteMetric Token ValidLifetimeSec ",
  "IPv6PrefixDelegation": " DNS DNSLifetimeSec Domains EmitDNS EmitDomains Managed OtherInformation RouterLifetimeSec RouterPreference ",
  "IPv6RoutePrefix": " LifetimeSec Route ",
  "IPv6SendRA": " DNS DNSLifetimeSec Domains EmitDNS EmitDomains HomeAgent HomeAgentLifetimeSec HomeAgentPreference HopLimit Managed OtherInformation ReachableTimeSec RetransmitSec RouterLifetimeSec RouterPreference UplinkInterface ",
  "LLDP": " MUDURL ",
  "Link": " ARP ActivationPolicy AllMulticast Group MACAddress MTUBytes Multicast Promiscuous RequiredFamilyForOnline RequiredForOnline Unmanaged ",
  "Match": " Architecture BSSID Credential Driver Firmware Host KernelCommandLine KernelVersion Kind MACAddress Name Path PermanentMACAddress Property SSID Type Version Virtualization WLANInterfaceType ",
  "MultiQueueing": " Handle Parent ",
  "Neighbor": " Address LinkLayerAddress MACAddress ",
  "Network": " ActiveSlave Address BatmanAdvanced BindCarrier Bond Bridge ConfigureWithoutCarrier DHCP DHCPPrefixDelegation DHCPServer DHCPv6PrefixDelegation DNS DNSDefaultRoute DNSOverTLS DNSSEC DNSSECNegativeTrustAnchors DefaultRouteOnDevice Description Domains EmitLLDP Gateway IPForward IPMasquerade IPVLAN IPVTAP IPoIB IPv4AcceptLocal IPv4Forwarding IPv4LL IPv4LLRoute IPv4LLStartAddress IPv4ProxyARP IPv4ProxyARPPrivateVLAN IPv4ReversePathFilter IPv4RouteLocalnet IPv6AcceptRA IPv6AcceptRouterAdvertisements IPv6DuplicateAddressDetection IPv6Forwarding IPv6HopLimit IPv6LinkLocalAddressGenerationMode IPv6MTUBytes IPv6PrefixDelegation IPv6PrivacyExtensions IPv6ProxyNDP IPv6ProxyNDPAddress IPv6RetransmissionTimeSec IPv6SendRA IPv6StableSecretAddress IPv6Token IgnoreCarrierLoss KeepConfiguration KeepMaster L2TP LLDP LLMNR LinkLocalAddressing MACVLAN MACVTAP MACsec MPLSRouting ManageForeignRoutes ManageForeignRoutingPolicyRules MulticastDNS NTP PrimarySlave ProxyARP RouteTable SpeedMeter SpeedMeterIntervalSec Tunnel UseDomains VLAN VRF VXLAN Xfrm ",
  "NetworkEmulator": " DelayJitterSec DelaySec DuplicateRate Handle LossRate PacketLimit Parent ",
  "NextHop": " Blackhole Family Gateway Group Id OnLink ",
  "PFIFO": " Handle PacketLimit Parent ",
  "PFIFOFast": " Handle Parent ",
  "PFIFOHeadDrop": " Handle PacketLimit Parent ",
  "QDisc": " Handle Parent ",
  "QuickFairQueueing": " Handle Parent ",
  "QuickFairQueueingClass": " ClassId MaxPacketBytes Parent Weight ",
  "Route": " Destination FastOpenNoCookie Gateway GatewayOnLink GatewayOnlink HopLimit IPv6Preference InitialAdvertisedReceiveWindow InitialCongestionWindow MTUBytes Metric MultiPathRoute NextHop PreferredSource Protocol QuickAck Scope Source TCPAdvertisedMaximumSegmentSize TCPCongestionControlAlgorithm TCPRetransmissionTimeoutSec TTLPropagate Table Type ",
  "RoutingPolicyRule": " DestinationPort Family FirewallMark From GoTo IPProtocol IncomingInterface InvertRule L3MasterDevice OutgoingInterface Priority SourcePort SuppressInterfaceGroup SuppressPrefixLength Table To Type TypeOfService User ",
  "SR-IOV": " LinkState MACAddress MACSpoofCheck QualityOfService QueryReceiveSideScaling Trust VLANId VLANProtocol VirtualFunction ",
  "StochasticFairBlue": " Handle PacketLimit Parent ",
  "StochasticFairnessQueueing": " Handle Parent PerturbPeriodSec ",
  "TokenBucketFilter": " Burst BurstBytes Handle LatencySec LimitBytes LimitSize MPUBytes MTUBytes Parent PeakRate Rate ",
  "TrafficControlQueueingDiscipline": " NetworkEmulatorDelayJitterSec NetworkEmulatorDelaySec NetworkEmulatorDuplicateRate NetworkEmulatorLossRate NetworkEmulatorPacketLimit Parent ",
  "TrivialLinkEqualizer": " Handle Id Parent "
 },
 "netdev": {
  "BareUDP": " DestinationPort EtherType MinSourcePort ",
  "BatmanAdvanced": " Aggregation BridgeLoopAvoidance DistributedArpTable Fragmentation GatewayBandwidthDown GatewayBandwidthUp GatewayBandwithDown GatewayBandwithUp GatewayMode HopPenalty OriginatorIntervalSec RoutingAlgorithm ",
  "Bond": " ARPAllTargets ARPIPTargets ARPIntervalSec ARPMissedMax ARPValidate AdActorSystem AdActorSystemPriority AdSelect AdUserPortKey AllSlavesActive DownDelaySec DynamicTransmitLoadBalancing FailOverMACPolicy GratuitousARP LACPTransmitRate LearnPacketIntervalSec MIIMonitorSec MinLinks Mode PacketsPerSlave PeerNotifyDelaySec PrimaryReselectPolicy ResendIGMP TransmitHashPolicy UpDelaySec ",
  "Bridge": " AgeingTimeSec DefaultPVID FDBMaxLearned ForwardDelaySec GroupForwardMask HelloTimeSec LinkLocalLearning MaxAgeSec MulticastIGMPVersion MulticastQuerier MulticastSnooping Priority STP VLANFiltering VLANProtocol ",
  "FooOverUDP": " Encapsulation Local Peer PeerPort Port Protocol ",
  "GENEVE": " DestinationPort FlowLabel IPDoNotFragment Id InheritInnerProtocol Remote TOS TTL UDP6ZeroCheckSumRx UDP6ZeroCheckSumTx UDP6ZeroChecksumRx UDP6ZeroChecksumTx UDPChecksum ",
  "HSR": " Ports Protocol Supervision ",
  "IPVLAN": " Flags Mode ",
  "IPVTAP": " Flags Mode ",
  "IPoIB": " IgnoreUserspaceMulticastGroups Mode PartitionKey ",
  "L2TP": " EncapsulationType Local PeerTunnelId Remote TunnelId UDP6CheckSumRx UDP6CheckSumTx UDPCheckSum UDPDestinationPort UDPSourcePort ",
  "L2TPSession": " Layer2SpecificHeader Name PeerSessionId SessionId ",
  "MACVLAN": " BroadcastMulticastQueueLength BroadcastQueueThreshold Mode SourceMACAddress ",
  "MACVTAP": " BroadcastMulticastQueueLength BroadcastQueueThreshold Mode SourceMACAddress ",
  "MACsec": " Encrypt Port ",
  "MACsecReceiveAssociation": " Activate Key KeyFile KeyId MACAddress PacketNumber Port ",
  "MACsecReceiveChannel": " MACAddress Port ",
  "MACsecTransmitAssociation": " Activate Key KeyFile KeyId PacketNumber UseForEncoding ",
  "Match": " Architecture Credential Firmware Host KernelCommandLine KernelVersion Version Virtualization ",
  "NetDev": " Description Kind MACAddress MTUBytes Name NetworkNamespace ",
  "Peer": " MACAddress Name ",
  "Tap": " Group KeepCarrier MultiQueue OneQueue PacketInfo User VNetHeader ",
  "Tun": " Group KeepCarrier MultiQueue OneQueue PacketInfo User VNetHeader ",
  "Tunnel": " AllowLocalRemote AssignToLoopback CopyDSCP DiscoverPathMTU ERSPANDirection ERSPANHardwareId ERSPANIndex ERSPANVersion Encapsulation EncapsulationLimit External FOUDestinationPort FOUSourcePort FooOverUDP IPv6FlowLabel IPv6RapidDeploymentPrefix ISATAP Independent InputKey Key Local Mode OutputKey Remote SerializeTunneledPackets TOS TTL ",
  "VLAN": " EgressQOSMaps GVRP Id IngressQOSMaps LooseBinding MVRP Protocol ReorderHeader ",
  "VRF": " Table TableId ",
  "VXCAN": " Peer ",
  "VXLAN": " ARPProxy DestinationPort FDBAgeingSec FlowLabel GenericProtocolExtension Group GroupPolicyExtension IPDoNotFragment Id Independent L2MissNotification L3MissNotification Local MacLearning MaximumFDBEntries PortRange ReduceARPProxy Remote RemoteChecksumRx RemoteChecksumTx ReservedBits RouteShortCircuit TOS TTL UDP6ZeroCheckSumRx UDP6ZeroCheckSumTx UDP6ZeroChecksumRx UDP6ZeroChecksumTx UDPCheckSum UDPChecksum VNI VNIFilter ",
  "WLAN": " PhysicalDevice Type WDS ",
  "WireGuard": " FirewallMark FwMark ListenPort PrivateKey PrivateKeyFile RouteMetric RouteTable ",
  "WireGuardPeer": " AllowedIPs Endpoint PersistentKeepalive PresharedKey PresharedKeyFile PublicKey PublicKeyFile RouteMetric RouteTable ",
  "Xfrm": " Independent InterfaceId "
 },
 "link": {
  "EnergyEfficientEthernet": " Advertise Enable LinkAdvertisement TxLowPowerIdle TxLowPowerIdleSec ",
  "Link": " Advertise Alias AlternativeName AlternativeNamesPolicy AutoNegotiation AutoNegotiationFlowControl BitsPerSecond CoalescePacketRateHigh CoalescePacketRateLow CoalescePacketRateSampleIntervalSec CombinedChannels Description Duplex GenericReceiveOffload GenericReceiveOffloadHardware GenericSegmentOffloadMaxBytes GenericSegmentOffloadMaxSegments GenericSegmentationOffload ImportProperty LargeReceiveOffload MACAddress MACAddressPolicy MDI MTUBytes NTupleFilter Name NamePolicy OtherChannels Port Property ReceiveChecksumOffload ReceivePacketSteeringCPUMask ReceiveQueues ReceiveVLANCTAGFilter ReceiveVLANCTAGHardwareAcceleration RxBufferSize RxChannels RxCoalesceHighSec RxCoalesceIrqSec RxCoalesceLowSec RxCoalesceSec RxFlowControl RxJumboBufferSize RxMaxCoalescedFrames RxMaxCoalescedHighFrames RxMaxCoalescedIrqFrames RxMaxCoalescedLowFrames RxMiniBufferSize SR-IOVVirtualFunctions StatisticsBlockCoalesceSec TCP6SegmentationOffload TCPSegmentationOffload TransmitChecksumOffload TransmitQueueLength TransmitQueues TransmitVLANCTAGHardwareAcceleration TransmitVLANSTAGHardwareAcceleration TxBufferSize TxChannels TxCoalesceHighSec TxCoalesceIrqSec TxCoalesceLowSec TxCoalesceSec TxFlowControl TxMaxCoalescedFrames TxMaxCoalescedHighFrames TxMaxCoalescedIrqFrames TxMaxCoalescedLowFrames UDPSegmentationOffload UnsetProperty UseAdaptiveRxCoalesce UseAdaptiveTxCoalesce WakeOnLan WakeOnLanPassword ",
  "Match": " Architecture Credential Driver Firmware Host KernelCommandLine KernelVersion Kind MACAddress OriginalName Path PermanentMACAddress Property Type Version Virtualization ",
  "SR-IOV": " LinkState MACAddress MACSpoofCheck QualityOfService QueryReceiveSideScaling Trust VLANId VLANProtocol VirtualFunction "
 }
};
